package dev.issuetracker.rest.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.rest.people.PeopleServer;
import dev.issuetracker.rest.trial.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser would judge by; whether it does, {@code CorsBrowserTest} asks one. */
class CorsTest {
  private static final String ALLOWED = "https://app.example";
  private static final String ALLOW = "Access-Control-Allow-Origin";
  private static final List<String> STRANGERS =
      List.of(
          "https://evil.example",
          "http://app.example",
          "https://app.example:8443",
          "https://app.example.evil.example",
          "https://evilapp.example",
          "https://APP.example",
          "null");

  private static PeopleServer server;
  private static String token;

  @BeforeAll
  static void start() {
    server =
        PeopleServer.start(
            Map.of("tracker.http.cors-origins", List.of(ALLOWED, "http://localhost:3000")));
    token = server.signIn("admin");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aListedOriginMayReadTheAnswerAndItsHeaders() {
    var made = server.as(token, "POST", "/api/v1/issues", "{\"title\":\"x\"}", "Origin", ALLOWED);

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.header(ALLOW)).isEqualTo(ALLOWED);
    assertThat(made.header("Access-Control-Expose-Headers"))
        .isEqualTo(
            "ETag, Location, Link, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id,"
                + " Idempotency-Replayed, Preference-Applied, Content-Disposition, Content-Range,"
                + " Allow");
    assertThat(made.header("Vary")).contains("Origin");
    // Nothing that a browser would add by itself says who is calling.
    assertThat(made.header("Access-Control-Allow-Credentials")).isEmpty();
  }

  @Test
  void itMayReadWhyItWasRefusedToo() {
    for (var refused :
        List.of(
            server.send("GET", "/api/v1/issues", "", "Origin", ALLOWED),
            server.as(token, "GET", "/api/v1/no/such/place", "", "Origin", ALLOWED),
            server.as(token, "POST", "/api/v1/issues", "{}", "Origin", ALLOWED),
            server.as(token, "POST", "/health", "", "Origin", ALLOWED))) {
      assertThat(refused.status()).isBetween(400, 405);
      assertThat(refused.header(ALLOW)).as("" + refused.status()).isEqualTo(ALLOWED);
      assertThat(refused.header("Access-Control-Expose-Headers")).contains("X-Request-Id");
    }
  }

  @Test
  void noOtherOriginMay() {
    for (var stranger : STRANGERS) {
      var reply = server.as(token, "GET", "/api/v1/issues", "", "Origin", stranger);

      assertThat(reply.headers().keySet())
          .as(stranger)
          .noneMatch(name -> name.startsWith("access-control-"));
      // So that no cache gives one origin the answer to another.
      assertThat(reply.header("Vary")).as(stranger).contains("Origin");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE"})
  void aPreflightOfAListedOriginIsAnsweredBeforeAnybodyAsksForAToken(String method) {
    var reply = preflight("/api/v1/issues/1", ALLOWED, method);

    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.header(ALLOW)).isEqualTo(ALLOWED);
    assertThat(reply.header("Access-Control-Allow-Methods")).contains(method);
    assertThat(reply.header("Access-Control-Allow-Headers"))
        .contains("Authorization", "Content-Type", "If-Match", "Idempotency-Key", "Prefer")
        .contains("Cache-Control", "Range", "If-Range");
    assertThat(reply.header("Access-Control-Max-Age")).isEqualTo("600");
    assertThat(reply.header("Vary")).contains("Origin");
  }

  @Test
  void aPreflightOfAnotherOriginIsToldNothing() {
    for (var stranger : STRANGERS) {
      var reply = preflight("/api/v1/issues", stranger, "POST");

      assertThat(reply.status()).as(stranger).isEqualTo(401);
      assertThat(reply.headers().keySet())
          .as(stranger)
          .noneMatch(name -> name.startsWith("access-control-"));
    }
  }

  @Test
  void withoutListedOriginsThereAreNone() {
    try (var closed = PeopleServer.start()) {
      var reply = closed.send("GET", "/health", "", "Origin", ALLOWED);

      assertThat(reply.header(ALLOW)).isEmpty();
      assertThat(reply.header("Vary")).doesNotContain("Origin");
    }
  }

  private static Reply preflight(String path, String origin, String method) {
    return server.send(
        "OPTIONS", path, "", "Origin", origin, "Access-Control-Request-Method", method);
  }
}
