import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/**
 * Asks a server the same again and again: java bench/Http.java URL SECONDS CLIENTS PATH [HEADER],
 * with the token in TRACKER_TOKEN. Prints requests a second, the median and the 99th percentile in
 * ms. With DEPTH in front of the path ("@500000 /api/...") it first follows the list that far. One
 * socket for each client and nothing around it, since what the client costs is measured, too.
 * PAUSE_MILLIS is what a client waits before it asks again.
 */
public final class Http {
  private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]+)\"");
  private static final int WARM_UP_SECONDS = 3;

  private static final long PAUSE_MILLIS =
      Long.parseLong(System.getenv().getOrDefault("PAUSE_MILLIS", "0"));

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
    var path = http.place(arguments[3]);
    http.during(WARM_UP_SECONDS, clients, path);
    print(http.during(Integer.parseInt(arguments[1]), clients, path), arguments[1]);
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
                client.get(path);
                nanos.add(System.nanoTime() - begin);
                Thread.sleep(PAUSE_MILLIS);
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

  /** One connection that is kept. */
  private final class Client implements AutoCloseable {
    private final Socket socket = new Socket(server.getHost(), server.getPort());
    private final InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);

    Client() throws IOException {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(60_000);
    }

    byte[] get(String path) throws IOException {
      var request = "GET %s HTTP/1.1\r\n%s".formatted(path, headers);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      var status = line();
      int length = -1;
      for (var header = line(); !header.isEmpty(); header = line()) {
        if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
          length = Integer.parseInt(header.substring(15).strip());
        }
      }
      var body = length < 0 ? chunks() : in.readNBytes(length);
      if (!status.startsWith("HTTP/1.1 200")) {
        throw new IllegalStateException(status + " " + new String(body, StandardCharsets.UTF_8));
      }
      return body;
    }

    private byte[] chunks() throws IOException {
      var body = new ByteArrayOutputStream();
      for (int size = size(); ; size = size()) {
        body.write(in.readNBytes(size));
        line();
        if (size == 0) {
          return body.toByteArray();
        }
      }
    }

    private int size() throws IOException {
      return Integer.parseInt(line(), 16);
    }

    private String line() throws IOException {
      var line = new StringBuilder();
      for (int next = in.read(); next != '\n'; next = in.read()) {
        if (next < 0) {
          throw new EOFException(line.toString());
        }
        if (next != '\r') {
          line.append((char) next);
        }
      }
      return line.toString();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
