package dev.issuetracker.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.rest.operation.StuckController;
import dev.issuetracker.rest.people.PeopleServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server all of whose threads wait is no dead one. */
@Timeout(120)
class BusyServerTest {
  private static final int REQUESTS = 200;
  private static final int POOL = 64;
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @ParameterizedTest
  @ValueSource(ints = {21, 24})
  void tellsOfItsHealthAtOnce(int javaFeature) {
    var settings = new HashMap<>(RestDefaults.properties(javaFeature));
    settings.put("stuck.routes", true);
    settings.put("tracker.rate-limit", 0);
    try (var server = PeopleServer.start(settings);
        var client = HttpClient.newHttpClient()) {
      var stuck = server.context().getBean(StuckController.class);
      var token = server.signIn("admin");
      try {
        var others =
            IntStream.range(0, REQUESTS).mapToObj(i -> ask(client, server, token)).toList();
        assertThat(Eventually.holds(PATIENCE, () -> stuck.waiting.get() >= POOL)).isTrue();

        for (var path : List.of("/health/liveness", "/health/readiness", "/health")) {
          long begun = System.nanoTime();
          assertThat(server.send("GET", path, "").status()).as(path).isEqualTo(200);
          assertThat(Duration.ofNanos(System.nanoTime() - begun)).as(path).isLessThan(SOON);
        }

        stuck.release();
        assertThat(others).allSatisfy(other -> assertThat(other.join()).isEqualTo(200));
      } finally {
        stuck.release();
      }
    }
  }

  private static CompletableFuture<Integer> ask(
      HttpClient client, PeopleServer server, String token) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api/v1/stuck"))
            .timeout(PATIENCE.multipliedBy(2))
            .header("Authorization", "Bearer " + token)
            .build();
    return client.sendAsync(request, BodyHandlers.discarding()).thenApply(HttpResponse::statusCode);
  }
}
