package dev.issuetracker.rest.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.rest.people.PeopleServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DoorTest {
  private static final String ME = "/api/v1/users/me";

  @Test
  void withoutATokenNothingIsToldNotEvenWhatThereIs() {
    try (var server = PeopleServer.start()) {
      for (var path : List.of(ME, "/api/v1/nothing", "/", "/api/v1/users?x=1", "/metrics")) {
        var reply = server.send("GET", path, "");
        assertThat(reply.status()).as(path).isEqualTo(401);
        assertThat(reply.json()).containsEntry("type", "/problems/unauthenticated");
        assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"issue-tracker\"");
      }
      assertThat(server.send("DELETE", ME, "").status()).isEqualTo(401);
      assertThat(server.send("POST", "/api/v1/users", "no json").status()).isEqualTo(401);
    }
  }

  @Test
  void whoOpensTheAddressInABrowserIsLedToTheDocumentation() {
    var browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    try (var server = PeopleServer.start()) {
      for (var method : List.of("GET", "HEAD")) {
        var reply = server.send(method, "/", "", "Accept", browser);
        assertThat(reply.status()).as(method).isEqualTo(303);
        assertThat(reply.header("Location")).isEqualTo("/docs");
        assertThat(reply.header("RateLimit")).as("is counted").startsWith("\"default\";r=");
        assertThat(reply.header("X-Request-Id")).isNotEmpty();
      }
    }
  }

  @Test
  void toEverybodyElseTheRootIsAPathWithNothingThere() {
    try (var server = PeopleServer.start()) {
      for (var accept : List.of("*/*", "application/json", "text/html;q=0, */*")) {
        var reply = server.send("GET", "/", "", "Accept", accept);
        assertThat(reply.status()).as(accept).isEqualTo(401);
        assertThat(reply.json()).containsEntry("type", "/problems/unauthenticated");
      }
      for (var path : List.of("/?x=1", "/nothing", "/api/v1", "/api/v1/nothing")) {
        assertThat(server.send("GET", path, "", "Accept", "text/html").status())
            .as(path)
            .isEqualTo(401);
      }
      assertThat(server.send("POST", "/", "", "Accept", "text/html").status()).isEqualTo(401);
      assertThat(server.get(server.signIn("admin"), "/").status()).isEqualTo(404);
    }
  }

  @Test
  void aTokenInTheQueryIsRefused() {
    try (var server = PeopleServer.start()) {
      var token = server.signIn("admin");

      var alone = server.send("GET", ME + "?access_token=" + token, "");
      assertThat(alone.status()).isEqualTo(401);
      assertThat(alone.text()).doesNotContain(token).contains("query string");
      assertThat(server.get(token, ME + "?access_token=" + token).status()).isEqualTo(400);
    }
  }

  @Test
  void aForgedMalformedOrExpiredTokenIsA401() {
    try (var server = PeopleServer.start()) {
      var token = server.signIn("admin");
      for (var bad : List.of("x", "trk_", token + "x", "trk_" + "a".repeat(43))) {
        var reply = server.get(bad, ME);
        assertThat(reply.status()).as(bad).isEqualTo(401);
        assertThat(reply.header("WWW-Authenticate")).contains("invalid_token");
      }
      assertThat(server.send("GET", ME, "", "Authorization", "Basic YTpi").status()).isEqualTo(401);
      assertThat(server.get(token, ME).status()).isEqualTo(200);
      server.clock.advance(Duration.ofHours(12));
      assertThat(server.get(token, ME).status()).isEqualTo(401);
    }
  }

  @Test
  void everyAnswerTellsWhatIsLeftAndTooManyAreTurnedAway() {
    try (var server = PeopleServer.start(Map.of("tracker.rate-limit", 5))) {
      server.person("alice", "viewer");
      var alice = server.signIn("alice");
      for (int left = 4; left >= 0; left--) {
        var reply = server.get(alice, left % 2 == 0 ? ME : "/api/v1/nothing");
        assertThat(reply.header("RateLimit-Policy")).isEqualTo("\"default\";q=5;w=60");
        assertThat(reply.header("RateLimit")).startsWith("\"default\";r=" + left + ";t=");
      }

      var refused = server.get(alice, ME);

      assertThat(refused.status()).isEqualTo(429);
      assertThat(refused.json()).containsEntry("type", "/problems/too-many-requests");
      assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
      assertThat(refused.header("RateLimit")).startsWith("\"default\";r=0;t=");
      var admin = server.signIn("admin");
      assertThat(server.get(admin, ME).status()).isEqualTo(200);
    }
  }

  @Test
  void whoHasNoTokenIsCountedByAddressAndAForgedAddressIsNoHelp() {
    try (var server = PeopleServer.start(Map.of("tracker.rate-limit", 3))) {
      for (int i = 0; i < 3; i++) {
        var reply = server.send("GET", ME, "", "X-Forwarded-For", "192.0.2." + i);
        assertThat(reply.status()).isEqualTo(401);
      }

      assertThat(server.send("GET", ME, "", "X-Forwarded-For", "192.0.2.9").status())
          .isEqualTo(429);
    }
  }

  @Test
  void whoWatchesTheHealthIsNeverTurnedAway() {
    try (var server = PeopleServer.start(Map.of("tracker.rate-limit", 2))) {
      for (int i = 0; i < 5; i++) {
        assertThat(server.send("GET", "/health/readiness", "").status()).isEqualTo(200);
        assertThat(server.send("GET", "/health/liveness", "").status()).isEqualTo(200);
        assertThat(server.send("GET", "/health", "").status()).isEqualTo(200);
      }
      assertThat(server.send("GET", ME, "").status()).isEqualTo(401);
    }
  }

  @Test
  void aTrustedProxysWordIsTakenAndNoOneElses() {
    var settings =
        Map.<String, Object>of(
            "tracker.rate-limit", 2, "tracker.trusted-proxies", List.of("127.0.0.0/8", "::1"));
    try (var server = PeopleServer.start(settings)) {
      for (int i = 0; i < 6; i++) {
        var hops = "203.0.113.7, 2001:db8:0:" + i + "::1";
        assertThat(server.send("GET", ME, "", "X-Forwarded-For", hops).status()).isEqualTo(401);
      }
      for (int i = 0; i < 3; i++) {
        for (var hop : List.of("198.51.100." + i + ":5678", "[2001:db8:1:" + i + "::1]:5678")) {
          var status = server.send("GET", ME, "", "X-Forwarded-For", hop).status();
          assertThat(status).as(hop).isEqualTo(401);
        }
      }
      for (int i = 0; i < 2; i++) {
        var hops = "192.0.2." + i + ", 2001:db8:0:9::" + i;
        assertThat(server.send("GET", ME, "", "X-Forwarded-For", hops).status()).isEqualTo(401);
      }

      var neighbour = server.send("GET", ME, "", "X-Forwarded-For", "2001:db8:0:9::ffff");

      assertThat(neighbour.status()).isEqualTo(429);
    }
  }

  @Test
  void withoutALimitNothingIsCounted() {
    try (var server = PeopleServer.start(Map.of("tracker.rate-limit", 0))) {
      assertThat(server.send("GET", ME, "").header("RateLimit")).isEmpty();
    }
  }

  @Test
  void metricsAreForManagersUnlessTheyAreOpen() {
    try (var server = PeopleServer.start()) {
      server.person("alice", "developer");
      for (var path : List.of("/metrics", "/metrics/", "/metric%73")) {
        assertThat(server.get(server.signIn("alice"), path).status()).as(path).isIn(403, 404);
        assertThat(server.send("GET", path, "").status()).as(path).isEqualTo(401);
        assertThat(server.send("HEAD", path, "").status()).as(path).isEqualTo(401);
      }
      assertThat(server.get(server.signIn("admin"), "/metrics").status()).isEqualTo(200);
    }
    try (var server = PeopleServer.start(Map.of("tracker.metrics", "open"))) {
      assertThat(server.send("GET", "/metrics", "").status()).isEqualTo(200);
    }
  }

  @Test
  void aSlashAtTheEndMakesNoDifference() {
    try (var server = PeopleServer.start()) {
      var admin = server.signIn("admin");
      var made = server.as(admin, "POST", "/api/v1/labels/", "{\"name\": \"bug\"}");
      assertThat(made.status()).isEqualTo(201);
      assertThat(made.header("Location")).doesNotEndWith("/");
      for (var path : List.of("/api/v1/labels", made.header("Location"))) {
        var plain = server.get(admin, path);
        assertThat(plain.status()).isEqualTo(200);
        assertThat(server.get(admin, path + "/").text()).isEqualTo(plain.text());
      }
    }
  }

  @Test
  void aSlashAtTheEndDoesNotAskForATokenWhereNoneIsNeeded() {
    try (var server = PeopleServer.start()) {
      var body = "{\"username\": \"nobody\", \"password\": \"a long enough password\"}";
      var reply =
          server.send("POST", "/api/v1/auth/signin/", body, "Content-Type", "application/json");

      assertThat(reply.json()).containsEntry("type", "/problems/bad-credentials");
    }
  }

  @Test
  void healthAndDocumentsNeedNoToken() {
    try (var server = PeopleServer.start()) {
      for (var path :
          List.of(
              "/health/liveness",
              "/health/liveness/",
              "/health/",
              "/openapi.json",
              "/openapi.json/",
              "/docs",
              "/problems",
              "/problems/")) {
        assertThat(server.send("GET", path, "").status()).as(path).isEqualTo(200);
      }
    }
  }
}
