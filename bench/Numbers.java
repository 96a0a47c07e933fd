import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * Whether those who open issues in one project hinder each other: java bench/Numbers.java URL
 * SECONDS ROUNDS, with the token of a manager in TRACKER_TOKEN. Sixteen writers open issues in one
 * project, then in sixteen, and so on in turns.
 */
public final class Numbers {
  private static final int WRITERS = 16;

  private final HttpClient client = HttpClient.newHttpClient();
  private final String url;

  private Numbers(String url) {
    this.url = url;
  }

  public static void main(String[] arguments) throws Exception {
    new Numbers(arguments[0]).run(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
    System.exit(0);
  }

  private void run(int seconds, int rounds) throws Exception {
    // Projects of their own, whoever ran this before.
    var name = "B" + Long.toString(System.nanoTime(), 36).toUpperCase(java.util.Locale.ROOT);
    var projects =
        IntStream.range(0, WRITERS)
            .mapToObj(i -> name.substring(0, 6) + Integer.toString(i + 36, 36).toUpperCase())
            .toList();
    for (var project : projects) {
      post("/api/v1/projects", "{\"key\": \"%s\", \"name\": \"x\"}".formatted(project));
    }
    during(seconds, projects);
    var one = new ArrayList<Long>();
    var many = new ArrayList<Long>();
    for (int round = 0; round < rounds; round++) {
      one.add(during(seconds, projects.subList(0, 1)));
      many.add(during(seconds, projects));
    }
    System.out.printf(
        "16 writers on one project: %s = %d/s, on sixteen: %s = %d/s, ratio %.2f%n",
        one, mean(one), many, mean(many), (double) mean(one) / mean(many));
  }

  private static long mean(List<Long> rates) {
    return rates.stream().mapToLong(Long::longValue).sum() / rates.size();
  }

  private long during(int seconds, List<String> projects) throws Exception {
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    try (var threads = Executors.newFixedThreadPool(WRITERS)) {
      var work =
          IntStream.range(0, WRITERS)
              .mapToObj(i -> (Callable<Long>) () -> open(projects.get(i % projects.size()), end))
              .toList();
      long opened = 0;
      for (var done : threads.invokeAll(work)) {
        opened += done.get();
      }
      return opened / seconds;
    }
  }

  private long open(String project, long end) throws IOException, InterruptedException {
    long opened = 0;
    while (System.nanoTime() < end) {
      post("/api/v1/issues", "{\"title\": \"x\", \"project\": \"%s\"}".formatted(project));
      opened++;
    }
    return opened;
  }

  private void post(String path, String json) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Authorization", "Bearer " + System.getenv("TRACKER_TOKEN"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build();
    var answer = client.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 201) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
  }
}
