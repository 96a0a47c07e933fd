import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/**
 * Asks a server the same again and again: java bench/Http.java URL SECONDS CLIENTS PATH, with the
 * token in TRACKER_TOKEN. Prints requests a second, the median and the 99th percentile in ms. With
 * DEPTH in front of the path ("@500000 /api/...") it first follows the list that far. PAUSE_MILLIS
 * is what a client waits before it asks again.
 */
public final class Http {
  private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]+)\"");

  private static final long PAUSE_MILLIS =
      Long.parseLong(System.getenv().getOrDefault("PAUSE_MILLIS", "0"));

  private final HttpClient client = HttpClient.newHttpClient();
  private final String url;

  private Http(String url) {
    this.url = url;
  }

  public static void main(String[] arguments) throws Exception {
    var http = new Http(arguments[0]);
    int clients = Integer.parseInt(arguments[2]);
    var path = http.place(arguments[3]);
    http.during(2, clients, path);
    http.print(http.during(Integer.parseInt(arguments[1]), clients, path), arguments[1]);
    System.exit(0);
  }

  private void print(List<Long> nanos, String seconds) {
    Collections.sort(nanos);
    System.out.printf(
        "%.0f %.2f %.2f%n",
        nanos.size() / Double.parseDouble(seconds),
        nanos.get(nanos.size() / 2) / 1e6,
        nanos.get((int) (nanos.size() * 0.99)) / 1e6);
  }

  private String place(String path) throws IOException, InterruptedException {
    if (!path.startsWith("@")) {
      return path;
    }
    int depth = Integer.parseInt(path.substring(1, path.indexOf(' ')));
    var at = path.substring(path.indexOf(' ') + 1);
    at += (at.contains("?") ? "&" : "?") + "size=100";
    for (int row = 0; row < depth; row += 100) {
      var next = NEXT.matcher(get(at));
      if (!next.find()) {
        throw new IllegalStateException("the list ends at row " + row);
      }
      at = next.group(1).replace("\\/", "/");
    }
    return at.replaceFirst("size=100", "size=20");
  }

  private String get(String path) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Authorization", "Bearer " + System.getenv("TRACKER_TOKEN"))
            .build();
    var answer = client.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  private List<Long> during(int seconds, int clients, String path) throws Exception {
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    var all = new ArrayList<Long>();
    try (var threads = Executors.newFixedThreadPool(clients)) {
      Callable<List<Long>> work =
          () -> {
            var nanos = new ArrayList<Long>();
            while (System.nanoTime() < end) {
              long begin = System.nanoTime();
              get(path);
              nanos.add(System.nanoTime() - begin);
              Thread.sleep(PAUSE_MILLIS);
            }
            return nanos;
          };
      for (var done : threads.invokeAll(Collections.nCopies(clients, work))) {
        all.addAll(done.get());
      }
    }
    return all;
  }
}
