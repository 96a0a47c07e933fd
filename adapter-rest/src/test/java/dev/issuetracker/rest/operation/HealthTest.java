package dev.issuetracker.rest.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.rest.Eventually;
import dev.issuetracker.rest.WireServer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HealthTest {
  private static final WireServer SERVER = WireServer.with(Map.of("switched-readiness", "yes"));

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final SwitchedReadiness database =
      SERVER.server().getApplicationContext().getBean(SwitchedReadiness.class);

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @BeforeEach
  void databaseIsThere() {
    database.ready = true;
    assertThat(
            Eventually.holds(PATIENCE, () -> SERVER.get("/health/readiness").statusCode() == 200))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health", "/health/liveness", "/health/readiness"})
  void aServerThatCanWorkSaysSoAndNothingElse(String path) {
    var answer = SERVER.get(path);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"status\":\"UP\"}");
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
    assertThat(answer.headers().firstValue("cache-control")).hasValue("no-store");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health", "/health/readiness"})
  void withoutItsDatabaseAServerIsNotReady(String path) {
    database.ready = false;
    assertThat(Eventually.holds(PATIENCE, () -> SERVER.get(path).statusCode() == 503)).isTrue();

    var answer = SERVER.get(path);

    assertThat(answer.body()).isEqualTo("{\"status\":\"DOWN\"}");
    assertThat(answer.headers().firstValue("retry-after")).hasValue("5");
  }

  @Test
  void withoutItsDatabaseAServerIsStillAlive() {
    database.ready = false;
    // Until then it may be remembered that the database was there.
    assertThat(
            Eventually.holds(PATIENCE, () -> SERVER.get("/health/readiness").statusCode() == 503))
        .isTrue();

    assertThat(SERVER.get("/health/liveness").statusCode()).isEqualTo(200);
  }

  @Test
  void aServerWithNothingToWaitForIsReady() {
    try (var server = WireServer.with(Map.of())) {
      assertThat(server.get("/health/readiness").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void headIsAnsweredToo() {
    var answer = SERVER.send("HEAD", "/health/readiness", "");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/beans",
        "/env",
        "/routes",
        "/loggers",
        "/info",
        "/refresh",
        "/stop",
        "/threaddump",
        "/caches",
        "/prometheus",
        "/health/db",
        "/swagger-ui",
        "/swagger/openapi.json"
      })
  void nothingElseAboutTheInsideCanBeAsked(String path) {
    assertThat(SERVER.get(path).statusCode()).isEqualTo(404);
  }
}
