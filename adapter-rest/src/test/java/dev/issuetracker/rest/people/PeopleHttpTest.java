package dev.issuetracker.rest.people;

import static dev.issuetracker.rest.people.PeopleServer.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PeopleHttpTest {
  private static final String ME = "/api/v1/users/me";
  private static final String TOKENS = ME + "/tokens";

  private final PeopleServer server = PeopleServer.start();
  private final String admin = server.signIn("admin");

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aSignInAnswersTheTokenAndTheUser() {
    var reply =
        server.send(
            "POST",
            "/api/v1/auth/signin",
            "{\"username\":\"admin\",\"password\":\"" + PASSWORD + "\"}");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json())
        .containsOnlyKeys("access_token", "token_type", "expires_at", "user")
        .containsEntry("token_type", "Bearer")
        .containsEntry("expires_at", "2026-01-10T00:00:00.123456Z");
    assertThat(reply.json().get("user"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .containsOnlyKeys("id", "username", "name", "role", "active", "created_at", "updated_at");
    assertThat(reply.header("Cache-Control")).contains("no-store");
  }

  @Test
  void aWrongPasswordIsA401ThatTellsNothing() {
    var wrong = signIn("admin", "wrong password");
    var unknown = signIn("nobody", "wrong password");

    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.json()).containsEntry("type", "/problems/bad-credentials");
    assertThat(unknown.status()).isEqualTo(401);
    assertThat(unknown.json().get("detail")).isEqualTo(wrong.json().get("detail"));
    assertThat(wrong.header("WWW-Authenticate")).startsWith("Bearer");
  }

  @Test
  void aLongReferenceIsRepeatedInPartAndNoCharacterIsCutInHalf() {
    var long99 = "a".repeat(99);
    var reply = server.get(server.signIn("admin"), "/api/v1/users/" + long99 + "%F0%9F%98%80xyz");

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.json())
        .containsEntry("detail", "There is no user " + long99 + "\uD83D\uDE00….");
  }

  @Test
  void afterTenFailuresTheAnswerIs429WithTheTimeToWait() {
    for (int i = 0; i < 10; i++) {
      assertThat(signIn("admin", "wrong password").status()).isEqualTo(401);
    }

    var reply = signIn("admin", PASSWORD);

    assertThat(reply.status()).isEqualTo(429);
    assertThat(reply.header("Retry-After")).isEqualTo("900");
  }

  @Test
  void whoRegistersIsAReporterWhateverTheBodySays() {
    var assignment =
        server.send(
            "POST",
            "/api/v1/auth/signup",
            "{\"username\":\"eve\",\"name\":\"Eve\",\"password\":\"12345678\",\"role\":\"admin\"}");
    assertThat(assignment.status()).isEqualTo(400);
    assertThat(assignment.faults()).containsExactly("/role unknown_field");

    var reply =
        server.send(
            "POST",
            "/api/v1/auth/signup",
            "{\"username\":\"Eve\",\"name\":\" Eve \",\"password\":\"12345678\"}");

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.json())
        .containsEntry("username", "eve")
        .containsEntry("name", "Eve")
        .containsEntry("role", "reporter")
        .containsEntry("active", true);
    assertThat(reply.header("Location")).isEqualTo("/api/v1/users/" + reply.json().get("id"));
  }

  @Test
  void allFaultsOfABodyAreToldAtOnce() {
    var reply =
        server.as(
            admin,
            "POST",
            "/api/v1/users",
            "{\"username\":\"me\",\"name\":7,\"role\":\"king\",\"id\":1}");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.faults())
        .containsExactlyInAnyOrder(
            "/username reserved", "/name wrong_type", "/role invalid_role", "/id unknown_field");
  }

  @Test
  void theOwnProfileIsReadAndRenamed() {
    assertThat(server.get(admin, ME).json()).containsEntry("username", "admin");

    var renamed = server.as(admin, "PATCH", ME, "{\"name\":\"Root\"}");

    assertThat(renamed.status()).isEqualTo(200);
    assertThat(renamed.json()).containsEntry("name", "Root");
    assertThat(server.as(admin, "PATCH", ME, "{\"role\":\"viewer\"}").faults())
        .containsExactly("/role unknown_field");
  }

  @Test
  void aChangedPasswordEndsTheOtherSignInsAtOnce() {
    var other = server.signIn("admin");
    assertThat(server.get(other, ME).status()).isEqualTo(200);
    var body = "{\"current_password\":\"%s\",\"new_password\":\"a better one\"}";

    var changed = server.as(admin, "PUT", ME + "/password", body.formatted(PASSWORD));

    assertThat(changed.status()).isEqualTo(204);
    assertThat(server.get(other, ME).status()).isEqualTo(401);
    assertThat(server.get(admin, ME).status()).isEqualTo(200);
    assertThat(server.as(admin, "PUT", ME + "/password", body.formatted(PASSWORD)).faults())
        .containsExactly("/current_password wrong_password");
  }

  @Test
  void whoSignsOutIsOutAtOnce() {
    assertThat(server.get(admin, ME).status()).isEqualTo(200);

    assertThat(server.as(admin, "POST", "/api/v1/auth/signout", "").status()).isEqualTo(204);

    assertThat(server.get(admin, ME).status()).isEqualTo(401);
  }

  @Test
  void usersAreListedFilteredAndPaged() {
    server.person("alice", "viewer");
    server.person("bob", "developer");

    var first = server.get(admin, "/api/v1/users?size=2");
    assertThat(names(first.json())).containsExactly("admin", "alice");
    assertThat(first.json()).containsEntry("count", 3).containsEntry("count_exact", true);
    var next = server.get(admin, (String) first.json().get("next"));
    assertThat(names(next.json())).containsExactly("bob");
    assertThat(names(server.get(admin, "/api/v1/users?role=developer&active=true").json()))
        .containsExactly("bob");
    assertThat(names(server.get(admin, "/api/v1/users?q=LIC").json())).containsExactly("alice");
    assertThat(server.get(admin, "/api/v1/users?role=king").faults())
        .containsExactly("role invalid_role");
  }

  @Test
  void usersAreFoundByIdAndNameAndChangedByAnAdmin() {
    var alice = server.person("alice", "viewer");
    var token = server.signIn("alice");

    assertThat(server.get(token, "/api/v1/users/" + alice.id()).json())
        .containsEntry("username", "alice");
    assertThat(server.get(token, "/api/v1/users/ALICE").status()).isEqualTo(200);
    assertThat(server.get(token, "/api/v1/users/nobody").status()).isEqualTo(404);
    assertThat(server.as(token, "PATCH", "/api/v1/users/alice", "{\"role\":\"admin\"}").status())
        .isEqualTo(403);

    var off = server.as(admin, "PATCH", "/api/v1/users/alice", "{\"active\":false}");
    assertThat(off.json()).containsEntry("active", false);
    assertThat(server.get(token, ME).status()).isEqualTo(401);
    var last = server.as(admin, "PATCH", "/api/v1/users/admin", "{\"active\":false}");
    assertThat(last.status()).isEqualTo(409);
    assertThat(last.json()).containsEntry("type", "/problems/last-admin");
  }

  @Test
  void aTakenNameIsA409() {
    var body = "{\"username\":\"bob\",\"name\":\"Bob\",\"role\":\"viewer\"}";

    assertThat(server.as(admin, "POST", "/api/v1/users", body).status()).isEqualTo(201);
    assertThat(server.as(admin, "POST", "/api/v1/users", body).status()).isEqualTo(409);
  }

  @Test
  void aTokenIsToldOnceAndHeldToItsScope() {
    var made = server.as(admin, "POST", TOKENS, "{\"name\":\"robot\",\"scope\":\"read\"}");
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.json())
        .containsOnlyKeys(
            "id", "name", "scope", "token", "created_at", "expires_at", "last_used_at")
        .containsEntry("expires_at", "2026-04-09T12:00:00.123456Z");
    var token = (String) made.json().get("token");

    assertThat(server.get(token, "/api/v1/users").status()).isEqualTo(200);
    assertThat(server.get(token, ME).status()).isEqualTo(200);
    assertThat(server.as(token, "PATCH", ME, "{\"name\":\"Robot\"}").status()).isEqualTo(403);
    assertThat(server.get(token, TOKENS).status()).isEqualTo(403);

    var listed = server.get(admin, TOKENS).json();
    assertThat((List<?>) listed.get("results"))
        .singleElement()
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .doesNotContainKey("token")
        .containsEntry("last_used_at", "2026-01-09T12:00:00.123456Z");
    assertThat(server.as(admin, "DELETE", made.header("Location"), "").status()).isEqualTo(204);
    assertThat(server.get(token, ME).status()).isEqualTo(401);
    assertThat(server.as(admin, "DELETE", TOKENS + "/x", "").status()).isEqualTo(404);
  }

  @Test
  void anotherPersonsTokenIsNotThere() {
    server.person("alice", "developer");
    var alice = server.signIn("alice");
    var made = server.as(admin, "POST", TOKENS, "{\"name\":\"robot\",\"scope\":\"write\"}");

    assertThat(server.as(alice, "DELETE", made.header("Location"), "").status()).isEqualTo(404);
    assertThat(server.get((String) made.json().get("token"), ME).status()).isEqualTo(200);
  }

  @Test
  void noIdempotencyKeyIsTakenAroundAccounts() {
    for (var path : List.of("/api/v1/auth/signin", "/api/v1/auth/signout", TOKENS)) {
      var body = path.endsWith("signout") ? "" : "{}";
      var reply = server.as(admin, "POST", path, body, "Idempotency-Key", "k");
      assertThat(reply.status()).as(path).isEqualTo(400);
      assertThat(reply.faults()).contains("Idempotency-Key not_taken");
    }
  }

  private dev.issuetracker.rest.trial.Reply signIn(String name, String password) {
    return server.send(
        "POST",
        "/api/v1/auth/signin",
        "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, password));
  }

  private static List<Object> names(Map<String, Object> list) {
    return ((List<?>) list.get("results"))
        .stream().map(user -> (Object) ((Map<?, ?>) user).get("username")).toList();
  }
}
