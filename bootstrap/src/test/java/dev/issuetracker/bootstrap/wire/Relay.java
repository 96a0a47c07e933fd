package dev.issuetracker.bootstrap.wire;

import dev.issuetracker.persistence.DatabaseSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a server and its PostgreSQL and understands enough of what they say to know every
 * statement and every COMMIT. A wire can be cut there at the one moment that matters.
 */
public final class Relay implements AutoCloseable {
  private static final String WORKERS = "import_jobs";
  private static final Pattern PLACE = Pattern.compile("//([^:/]+):(\\d+)/");

  /** What becomes of a COMMIT. */
  public enum Hold {
    /** It never reaches the database. */
    COMMIT,
    /** It is done, and nobody is told. */
    ANSWER,
    /** It waits until the trap is released. */
    UNTIL_TOLD
  }

  /**
   * The next COMMIT of a transaction that said something.
   *
   * @param statement a part of what it said
   * @param sprung done when the COMMIT is held
   */
  public record Trap(
      Hold hold,
      String statement,
      CompletableFuture<Boolean> sprung,
      CompletableFuture<Boolean> released) {

    public void release() {
      released.complete(true);
    }
  }

  /**
   * What was said.
   *
   * @param statements what was executed, without the beginnings and ends of transactions
   * @param roundTrips how often somebody waited for an answer
   * @param parsed how many statements the database did not know yet
   */
  public record Traffic(List<String> statements, long roundTrips, long parsed) {}

  private final DatabaseSettings database;
  private final String host;
  private final int port;
  private final ServerSocket door;
  private final Set<Link> links = ConcurrentHashMap.newKeySet();
  private final AtomicReference<@Nullable Trap> trap = new AtomicReference<>();
  private final AtomicReference<@Nullable Queue<Traffic>> recorder = new AtomicReference<>();

  private Relay(DatabaseSettings database) throws IOException {
    var place = PLACE.matcher(database.url());
    if (!place.find()) {
      throw new IllegalArgumentException("no host and port in " + database.url());
    }
    this.database = database;
    host = place.group(1);
    port = Integer.parseInt(place.group(2));
    door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::admit);
  }

  public static Relay before(DatabaseSettings database) {
    try {
      return new Relay(database);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same database, seen through the relay. */
  public DatabaseSettings settings() {
    var url =
        PLACE.matcher(database.url()).replaceFirst("//127.0.0.1:" + door.getLocalPort() + "/");
    return DatabaseSettings.at(url, database.login()).withConnections(database.connections());
  }

  /** For one COMMIT. */
  public Trap trap(Hold hold, String statement) {
    var set = new Trap(hold, statement, new CompletableFuture<>(), new CompletableFuture<>());
    trap.set(set);
    return set;
  }

  /** What is said while somebody works; what looks for imports all the time is left out. */
  public Traffic during(Runnable work) {
    var heard = new ConcurrentLinkedQueue<Traffic>();
    recorder.set(heard);
    try {
      work.run();
    } finally {
      recorder.set(null);
    }
    return new Traffic(
        heard.stream().flatMap(traffic -> traffic.statements.stream()).toList(),
        heard.stream().mapToLong(Traffic::roundTrips).sum(),
        heard.stream().mapToLong(Traffic::parsed).sum());
  }

  private void admit() {
    try {
      while (true) {
        var client = door.accept();
        links.add(Link.between(client, new Socket(host, port), this));
      }
    } catch (IOException closed) {
      links.forEach(Link::cut);
    }
  }

  void heard(Traffic traffic) {
    var listening = recorder.get();
    if (listening != null
        && traffic.statements.stream().noneMatch(statement -> statement.contains(WORKERS))) {
      listening.add(traffic);
    }
  }

  /** The trap, for a transaction that it is meant for; it is set for one only. */
  @Nullable Trap springs(List<String> said) {
    var set = trap.get();
    return set != null
            && said.stream().anyMatch(statement -> statement.contains(set.statement))
            && trap.compareAndSet(set, null)
        ? set
        : null;
  }

  void gone(Link link) {
    links.remove(link);
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    links.forEach(Link::cut);
  }
}
