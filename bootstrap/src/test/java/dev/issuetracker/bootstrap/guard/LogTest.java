package dev.issuetracker.bootstrap.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LONG;

import dev.issuetracker.bootstrap.Shipped;
import dev.issuetracker.bootstrap.postgres.Clusters;
import dev.issuetracker.persistence.TestPostgres;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a server that was started as shipped writes while it serves. */
@Timeout(90)
class LogTest {
  private static final String PATH = "/api/v1/issues?token=trk_secret";

  @TempDir private Path directory;

  @Test
  void everyLineIsAJsonObjectThatNamesItsRequest() throws Exception {
    // As it is installed, with a database of its own.
    Clusters.complete(directory.resolve("data"));
    var lines = whileServing(Map.of("TRACKER_LOG_FORMAT", " json ", "TRACKER_ACCESS_LOG", "on"));

    assertThat(lines).isNotEmpty();
    var events = lines.stream().map(LogTest::event).toList();
    assertThat(events)
        .allSatisfy(
            event ->
                assertThat(event)
                    .containsKeys("level", "threadName", "loggerName", "formattedMessage")
                    .hasEntrySatisfying(
                        "timestamp",
                        at -> assertThat(at).asInstanceOf(LONG).isGreaterThan(1_500_000_000_000L)));
    var access = events.stream().filter(e -> "access".equals(e.get("loggerName"))).toList();
    assertThat(access).hasSize(1);
    assertThat(access.getFirst().get("mdc")).isEqualTo(Map.of("request_id", "the-id"));
    assertThat(access.getFirst())
        .containsEntry("method", "GET")
        .containsEntry("path", "/api/v1/issues")
        .containsEntry("status", 401)
        .containsEntry("user", "-")
        .hasEntrySatisfying("duration_ms", took -> assertThat(took).isInstanceOf(Integer.class))
        .doesNotContainKey("kvpList");
    assertThat(String.join("\n", lines)).doesNotContain("secret");
    // The warning about a setting that is none.
    assertThat(String.join("\n", lines)).contains("TRACKER_TYPO");
  }

  @Test
  void asTextALineTellsTheSame() throws Exception {
    var lines =
        whileServing(
            Map.of(
                "TRACKER_LOG_FORMAT",
                "",
                "TRACKER_ACCESS_LOG",
                "on",
                "TRACKER_DATABASE_URL",
                TestPostgres.freshDatabase().url()));

    assertThat(lines)
        .filteredOn(line -> line.contains(" access "))
        .singleElement()
        .asString()
        .contains("[the-id]", "method=GET", "path=/api/v1/issues", "status=401")
        .doesNotContain("secret");
  }

  @Test
  void requestsAreNotLoggedUnlessWanted() throws Exception {
    var elsewhere = Map.of("TRACKER_DATABASE_URL", TestPostgres.freshDatabase().url());
    assertThat(whileServing(elsewhere)).noneMatch(line -> line.contains("access"));
  }

  private List<String> whileServing(Map<String, String> settings) throws Exception {
    var server = start(settings);
    try {
      var lines = CompletableFuture.supplyAsync(() -> server.errorReader().lines().toList());
      var url = server.inputReader().readLine().replaceFirst(".* listens on ", "");
      ask(url);
      // Unlike the process it closes no streams.
      server.toHandle().destroy();
      assertThat(server.waitFor(40, TimeUnit.SECONDS)).isTrue();
      return lines.get(20, TimeUnit.SECONDS);
    } finally {
      server.destroyForcibly();
    }
  }

  private static void ask(String url) throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(url + PATH)).header("X-Request-Id", "the-id").build();
      client.send(request, HttpResponse.BodyHandlers.discarding());
    }
  }

  private Process start(Map<String, String> settings) throws IOException {
    var environment = new HashMap<>(settings);
    environment.put("TRACKER_PORT", "0");
    environment.put("TRACKER_TYPO", "1");
    return Shipped.command(environment, List.of()).directory(directory.toFile()).start();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> event(String line) {
    try {
      return JsonMapper.createDefault().readValue(line, Map.class);
    } catch (IOException noJson) {
      throw new AssertionError(line, noJson);
    }
  }
}
