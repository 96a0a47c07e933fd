package dev.issuetracker.bootstrap.wire;

import dev.issuetracker.bootstrap.wire.Relay.Hold;
import dev.issuetracker.bootstrap.wire.Relay.Traffic;
import dev.issuetracker.bootstrap.wire.Relay.Trap;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One connection through the relay. */
final class Link {
  private static final int SSL_REQUEST = 80877103;
  private static final int GSS_REQUEST = 80877104;
  private static final Set<String> FRAME =
      Set.of("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE");

  private final Socket client;
  private final Socket database;
  private final Relay relay;
  private final Map<String, String> statements = new HashMap<>();

  /** By the transaction that is open, or by the request that is none. */
  private final List<String> said = new ArrayList<>();

  private int trips;
  private int parsed;
  private boolean inTransaction;
  private String bound = "";
  private volatile @Nullable Trap silenced;

  private Link(Socket client, Socket database, Relay relay) {
    this.client = client;
    this.database = database;
    this.relay = relay;
  }

  static Link between(Socket client, Socket database, Relay relay) throws IOException {
    client.setTcpNoDelay(true);
    database.setTcpNoDelay(true);
    var link = new Link(client, database, relay);
    Thread.ofVirtual().start(() -> link.pump(link::forth));
    Thread.ofVirtual().start(() -> link.pump(link::back));
    return link;
  }

  private interface Pump {
    void run() throws IOException;
  }

  /** As soon as one side is gone, the other one learns of it. */
  private void pump(Pump pump) {
    try {
      pump.run();
    } catch (IOException gone) {
      // Which is what this is for.
    } finally {
      cut();
    }
  }

  void cut() {
    relay.gone(this);
    for (var socket : List.of(client, database)) {
      try {
        socket.close();
      } catch (IOException ignored) {
        // It is closed in any case.
      }
    }
  }

  private void forth() throws IOException {
    var in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
    var out = new DataOutputStream(new BufferedOutputStream(database.getOutputStream()));
    greet(in, out);
    while (true) {
      int type = in.readUnsignedByte();
      var body = body(in);
      if (!hears(type, body)) {
        // What came before it may go; this one, and whatever follows, stays here.
        out.flush();
        in.transferTo(DataOutputStream.nullOutputStream());
        throw new EOFException();
      }
      out.writeByte(type);
      out.writeInt(body.length + Integer.BYTES);
      out.write(body);
      if (in.available() == 0) {
        out.flush();
      }
    }
  }

  /** The first messages have no type; the last of them names user and database. */
  private static void greet(DataInputStream in, DataOutputStream out) throws IOException {
    int code;
    do {
      var greeting = body(in);
      out.writeInt(greeting.length + Integer.BYTES);
      out.write(greeting);
      out.flush();
      code = ByteBuffer.wrap(greeting).getInt();
    } while (code == SSL_REQUEST || code == GSS_REQUEST);
  }

  private static byte[] body(DataInputStream in) throws IOException {
    return in.readNBytes(in.readInt() - Integer.BYTES);
  }

  /** Whether a message may pass. */
  private boolean hears(int type, byte[] body) {
    switch (type) {
      case 'P' -> {
        var statement = text(body, 1);
        statements.put(text(body, 0), statement);
        parsed += isFrame(statement) ? 0 : 1;
      }
      case 'B' -> bound = statements.getOrDefault(text(body, 1), "");
      case 'E' -> {
        return executes(bound);
      }
      case 'Q' -> {
        var statement = text(body, 0);
        boolean passes = executes(statement);
        if (!statement.equals("BEGIN")) {
          // That one travels with what follows it.
          asked();
        }
        return passes;
      }
      case 'S' -> asked();
      default -> {}
    }
    return true;
  }

  /** Somebody waits for an answer; with the end of a transaction, or without one, it is told. */
  private void asked() {
    trips++;
    if (!inTransaction) {
      relay.heard(new Traffic(List.copyOf(said), trips, parsed));
      said.clear();
      trips = 0;
      parsed = 0;
    }
  }

  /** The ends of transactions and their parts cost a round trip, but nothing to understand. */
  private static boolean isFrame(String statement) {
    return FRAME.stream().anyMatch(statement::startsWith);
  }

  private boolean executes(String statement) {
    if (!isFrame(statement)) {
      said.add(statement);
    }
    switch (statement) {
      case "BEGIN" -> inTransaction = true;
      case "COMMIT", "ROLLBACK" -> inTransaction = false;
      default -> {}
    }
    if (!statement.equals("COMMIT")) {
      return true;
    }
    var trap = relay.springs(said);
    return trap == null || passes(trap);
  }

  private boolean passes(Trap trap) {
    switch (trap.hold()) {
      case COMMIT -> trap.sprung().complete(true);
      case ANSWER -> silenced = trap;
      case UNTIL_TOLD -> {
        trap.sprung().complete(true);
        trap.released().join();
      }
    }
    return trap.hold() != Hold.COMMIT;
  }

  /** The text before the n-th zero. */
  private static String text(byte[] body, int place) {
    int from = 0;
    for (int zeros = 0; ; zeros++) {
      int to = from;
      while (body[to] != 0) {
        to++;
      }
      if (zeros == place) {
        return new String(body, from, to - from, StandardCharsets.UTF_8);
      }
      from = to + 1;
    }
  }

  private void back() throws IOException {
    var in = database.getInputStream();
    var out = client.getOutputStream();
    var buffer = new byte[65_536];
    int count;
    while ((count = in.read(buffer)) >= 0) {
      var trap = silenced;
      if (trap == null) {
        out.write(buffer, 0, count);
      } else {
        trap.sprung().complete(true);
      }
    }
  }
}
