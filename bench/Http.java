import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * Asks a server the same again and again: java bench/Http.java URL SECONDS CLIENTS PATH [HEADER],
 * with the token in TRACKER_TOKEN. Prints requests a second, the median and the 99th percentile in
 * ms. With DEPTH in front of the path ("@500000 /api/...") it first follows the list that far. One
 * socket for each client and nothing around it, since what the client costs is measured, too.
 * PAUSE_MILLIS is what a client waits before it asks again, WARM_UP_SECONDS what does not count.
 */
public final class Http {
  private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]+)\"");
  private static final int WARM_UP_SECONDS = setting("WARM_UP_SECONDS", 3);
  private static final int PAUSE_MILLIS = setting("PAUSE_MILLIS", 0);

  /** Beyond what was asked for: to follow a list to its middle takes a while. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final URI server;
  private final String headers;

  private Http(String url, String header) {
    server = URI.create(url);
    headers =
        "Host: %s\r\nAuthorization: Bearer %s\r\n%s\r\n"
            .formatted(
                server.getAuthority(),
                System.getenv("TRACKER_TOKEN"),
                header.isEmpty() ? "" : header + "\r\n");
  }

  public static void main(String[] arguments) throws Exception {
    var http = new Http(arguments[0], arguments.length > 4 ? arguments[4] : "");
    int clients = Integer.parseInt(arguments[2]);
    endAfter(Duration.ofSeconds(Integer.parseInt(arguments[1])).plus(PATIENCE));
    var path = http.place(arguments[3]);
    http.during(WARM_UP_SECONDS, clients, path);
    print(http.during(Integer.parseInt(arguments[1]), clients, path), arguments[1]);
  }

  /** Whatever happens. A time-out of each socket would look at the clock for each answer. */
  private static void endAfter(Duration most) {
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              long end = System.nanoTime() + most.toNanos();
              while (System.nanoTime() < end) {
                LockSupport.parkNanos(end - System.nanoTime());
              }
              System.err.println("The server did not answer for too long.");
              Runtime.getRuntime().halt(1);
            });
  }

  private static int setting(String name, int usual) {
    return Integer.parseInt(System.getenv().getOrDefault(name, Integer.toString(usual)));
  }

  private static void print(List<Long> nanos, String seconds) {
    Collections.sort(nanos);
    System.out.printf(
        Locale.ROOT,
        "%.0f %.2f %.2f%n",
        nanos.size() / Double.parseDouble(seconds),
        nanos.get(nanos.size() / 2) / 1e6,
        nanos.get((int) (nanos.size() * 0.99)) / 1e6);
  }

  private String place(String path) throws IOException {
    if (!path.startsWith("@")) {
      return path;
    }
    int depth = Integer.parseInt(path.substring(1, path.indexOf(' ')));
    var at = path.substring(path.indexOf(' ') + 1);
    at += (at.contains("?") ? "&" : "?") + "size=100";
    try (var client = new Client()) {
      for (int row = 0; row < depth; row += 100) {
        var next = NEXT.matcher(new String(client.get(at), StandardCharsets.UTF_8));
        if (!next.find()) {
          throw new IllegalStateException("the list ends at row " + row);
        }
        at = next.group(1).replace("\\/", "/");
      }
    }
    return at.replaceFirst("size=100", "size=20");
  }

  private List<Long> during(int seconds, int clients, String path) throws Exception {
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    var all = new ArrayList<Long>();
    try (var threads = Executors.newFixedThreadPool(clients)) {
      Callable<List<Long>> work =
          () -> {
            var nanos = new ArrayList<Long>();
            try (var client = new Client()) {
              while (System.nanoTime() < end) {
                long begin = System.nanoTime();
                client.pass(path);
                nanos.add(System.nanoTime() - begin);
                if (PAUSE_MILLIS > 0) {
                  Thread.sleep(PAUSE_MILLIS);
                }
              }
            }
            return nanos;
          };
      for (var done : threads.invokeAll(Collections.nCopies(clients, work))) {
        all.addAll(done.get());
      }
    }
    return all;
  }

  /** One connection that is kept. Bytes are looked at once, and texts are made of none of them. */
  private final class Client implements AutoCloseable {
    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);

    private final Socket socket = new Socket(server.getHost(), server.getPort());
    private final InputStream in = socket.getInputStream();
    private byte[] buffer = new byte[1 << 17];
    private int filled;
    private String path = "";
    private byte[] request = {};

    Client() throws IOException {
      socket.setTcpNoDelay(true);
    }

    byte[] get(String wanted) throws IOException {
      int head = ask(wanted);
      int length = length(head);
      return length < 0 ? chunks(head) : Arrays.copyOfRange(buffer, head, head + length);
    }

    /** The same without the body in hand. */
    void pass(String wanted) throws IOException {
      int head = ask(wanted);
      if (length(head) < 0) {
        chunks(head);
      }
    }

    private int ask(String wanted) throws IOException {
      if (!wanted.equals(path)) {
        path = wanted;
        request =
            "GET %s HTTP/1.1\r\n%s".formatted(wanted, headers).getBytes(StandardCharsets.US_ASCII);
      }
      filled = 0;
      socket.getOutputStream().write(request);
      int head = 0;
      for (int seen = 0; head == 0; seen = Math.max(0, filled - 3)) {
        more();
        head = endOfHead(seen);
      }
      if (buffer[9] != '2' || buffer[10] != '0' || buffer[11] != '0') {
        throw new IllegalStateException(new String(buffer, 0, filled, StandardCharsets.UTF_8));
      }
      return head;
    }

    private int endOfHead(int from) {
      for (int at = from; at + 3 < filled; at++) {
        if (buffer[at] == '\r' && buffer[at + 2] == '\r') {
          return at + 4;
        }
      }
      return 0;
    }

    private void more() throws IOException {
      if (filled == buffer.length) {
        buffer = Arrays.copyOf(buffer, filled * 2);
      }
      int read = in.read(buffer, filled, buffer.length - filled);
      if (read < 0) {
        throw new EOFException(new String(buffer, 0, filled, StandardCharsets.UTF_8));
      }
      filled += read;
    }

    /** Of the body, once all of it is there; -1 if it comes in chunks. */
    private int length(int head) throws IOException {
      for (int at = 0; at < head - LENGTH.length; at++) {
        if (buffer[at] == '\n' && isLength(at + 1)) {
          int length = 0;
          for (int digit = at + 1 + LENGTH.length; buffer[digit] != '\r'; digit++) {
            length = buffer[digit] == ' ' ? length : length * 10 + buffer[digit] - '0';
          }
          while (filled < head + length) {
            more();
          }
          return length;
        }
      }
      return -1;
    }

    private boolean isLength(int from) {
      for (int at = 0; at < LENGTH.length; at++) {
        if ((buffer[from + at] | 0x20) != LENGTH[at] && buffer[from + at] != LENGTH[at]) {
          return false;
        }
      }
      return true;
    }

    private byte[] chunks(int head) throws IOException {
      var body = new ByteArrayOutputStream();
      int at = head;
      for (int size = 1; size > 0; ) {
        int end = at;
        for (; end + 1 >= filled || buffer[end] != '\r'; end += end + 1 < filled ? 1 : 0) {
          if (end + 1 >= filled) {
            more();
          }
        }
        size = Integer.parseInt(new String(buffer, at, end - at, StandardCharsets.US_ASCII), 16);
        while (filled < end + 2 + size + 2) {
          more();
        }
        body.write(buffer, end + 2, size);
        at = end + 2 + size + 2;
      }
      return body.toByteArray();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
