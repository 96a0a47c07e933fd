import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How long a refused sign-in takes, by why it is refused. The kinds take turns, so that whatever
 * else the machine does hits all of them alike; every name is tried once, and from an address of
 * its own, so that nobody is slowed down for having failed before.
 *
 * <p>Arguments: URL, token of an admin, tries of each kind.
 */
final class SignIn {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final List<String> KINDS =
      List.of("unknown", "wrong password", "deactivated", "no password");

  private final String url;
  private final String token;
  private final String run = "b" + Long.toString(System.currentTimeMillis(), 36);

  private SignIn(String url, String token) {
    this.url = url;
    this.token = token;
  }

  public static void main(String[] arguments) throws Exception {
    new SignIn(arguments[0], arguments[1]).measure(Integer.parseInt(arguments[2]));
  }

  private void measure(int tries) throws Exception {
    for (int i = 0; i < tries; i++) {
      make("wrong password", i, ",\"password\":\"the right one\"");
      make("deactivated", i, ",\"password\":\"the right one\"");
      make("no password", i, "");
      send("PATCH", "/api/v1/users/" + name("deactivated", i), "{\"active\":false}", 200);
    }
    for (int i = 0; i < 20; i++) {
      knock("warm", i);
    }
    Map<String, long[]> times = new TreeMap<>();
    KINDS.forEach(kind -> times.put(kind, new long[tries]));
    for (int i = 0; i < tries; i++) {
      for (int k = 0; k < KINDS.size(); k++) {
        var kind = KINDS.get((i + k) % KINDS.size());
        times.get(kind)[i] = knock(kind, i);
      }
    }
    double unknown = median(times.get("unknown"));
    System.out.println(
        "| refused because | fastest tenth ms | median ms | quartiles ms | median to unknown |");
    System.out.println("|---|---|---|---|---|");
    for (var kind : KINDS) {
      var sorted = times.get(kind).clone();
      Arrays.sort(sorted);
      System.out.printf(
          "| %s | %.1f | %.1f | %.1f to %.1f | %.3f |%n",
          kind,
          sorted[tries / 10] / 1e6,
          median(sorted),
          sorted[tries / 4] / 1e6,
          sorted[tries * 3 / 4] / 1e6,
          median(sorted) / unknown);
    }
  }

  private static double median(long[] times) {
    var sorted = times.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2] / 1e6;
  }

  private String name(String kind, int number) {
    return run + kind.charAt(0) + number;
  }

  private void make(String kind, int number, String more) throws Exception {
    var body =
        "{\"username\":\"%s\",\"name\":\"x\",\"role\":\"viewer\"%s}"
            .formatted(name(kind, number), more);
    send("POST", "/api/v1/users", body, 201);
  }

  private long knock(String kind, int number) throws Exception {
    var body = "{\"username\":\"%s\",\"password\":\"the wrong one\"}".formatted(name(kind, number));
    long begun = System.nanoTime();
    send("POST", "/api/v1/auth/signin", body, 401, "X-Forwarded-For", address(kind, number));
    return System.nanoTime() - begun;
  }

  /** Of a network that is kept for examples; a /64 of its own each. */
  private static String address(String kind, int number) {
    return "2001:db8:%x:%x::1".formatted(kind.charAt(0) & 0xff, number);
  }

  private void send(String method, String path, String body, int expected, String... headers)
      throws IOException, InterruptedException {
    var all = new ArrayList<>(List.of(headers));
    all.addAll(List.of("Content-Type", "application/json"));
    if (!path.startsWith("/api/v1/auth")) {
      all.addAll(List.of("Authorization", "Bearer " + token));
    }
    var request =
        HttpRequest.newBuilder(URI.create(url + path))
            .method(method, BodyPublishers.ofString(body))
            .headers(all.toArray(String[]::new))
            .build();
    var answer = HTTP.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != expected) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
  }
}
