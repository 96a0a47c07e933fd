package dev.issuetracker.rest.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.rest.trial.Reply;
import dev.issuetracker.rest.walk.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IdempotencyRestTest {
  private static final String ISSUES = "/api/v1/issues";
  private static final String GOOD = "{\"title\":\"Login page bug\"}";

  private static World world;

  @BeforeAll
  static void start() {
    world = World.start();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @Test
  void theSameRequestHappensOnceAndIsAnsweredTwiceAlike() {
    var key = world.freshName();
    var first = send("POST", ISSUES, GOOD, key);
    var second = send("POST", ISSUES, " {\n\"title\" : \"Login page bug\"} ", key);

    assertThat(first.status()).isEqualTo(201);
    assertThat(replayed(first)).isFalse();
    assertReplay(second, first);
    assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
  }

  @Test
  void whatTheJsonReaderRefusesIsKeptLikeAnyRefusal() {
    for (var bad :
        List.of(
            "{\"title\":1}",
            "{\"title\":\"\\ud800\"}",
            "{\"title\":\"x\",\"title\":\"x\"}",
            "{rubbish",
            "{\"title\":\"x\",\"id\":7}",
            "[]",
            "{\"title\":\"\"}")) {
      var key = world.freshName();
      var first = send("POST", ISSUES, bad, key);

      assertThat(first.status()).as(bad).isEqualTo(400);
      assertThat(replayed(first)).as(bad).isFalse();
      assertReplay(send("POST", ISSUES, bad, key), first);
      assertThat(send("POST", ISSUES, GOOD, key).status()).as(bad).isEqualTo(422);
      assertThat(send("POST", ISSUES, "{\"title\":2}", key).status()).as(bad).isEqualTo(422);
    }
  }

  @Test
  void bodiesThatAreNoJsonAreToldApartByTheirBytes() {
    var key = world.freshName();
    send("POST", ISSUES, "{\"title\":\"x\",\"title\":\"y\"}", key);

    assertThat(send("POST", ISSUES, "{\"title\":\"x\",\"title\":\"z\"}", key).status())
        .isEqualTo(422);
    assertThat(send("POST", ISSUES, "{\"title\":\"y\"}", key).status()).isEqualTo(422);
  }

  @Test
  void aKeyThatStandsForAGoodRequestIsNotForABadOne() {
    var key = world.freshName();
    send("POST", ISSUES, GOOD, key);

    var other = send("POST", ISSUES, "{\"title\":1}", key);
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.json()).containsEntry("type", "/problems/idempotency-key-reused");
  }

  @Test
  void aFaultOfTheQueryIsKeptToo() {
    var issue = ISSUES + "/" + world.issue();
    var key = world.freshName();
    var first = send("DELETE", issue + "?version=x", "", key);

    assertThat(first.status()).isEqualTo(400);
    assertReplay(send("DELETE", issue + "?version=x", "", key), first);
    assertThat(send("DELETE", issue + "?version=1", "", key).status()).isEqualTo(422);
    assertThat(world.server.get(world.admin, issue).json()).containsEntry("version", 1);
  }

  /** Nobody read it, so nobody could tell it from another one. */
  @Test
  void aBodyThatNobodyAskedForLeavesItsKeyUnused() {
    var issue = ISSUES + "/" + world.issue();
    var key = world.freshName();
    for (var body : List.of("{}", "{}", "rubbish")) {
      var refused = send("DELETE", issue, body, key);
      assertThat(refused.faults()).containsExactly(" unexpected_body");
      assertThat(replayed(refused)).isFalse();
    }
    var deleted = send("DELETE", issue, "", key);
    assertThat(deleted.status()).isEqualTo(204);
    assertReplay(send("DELETE", issue, "", key), deleted);
  }

  @Test
  void aMalformedKeyIsToldAndKeepsNothing() {
    for (var bad : List.of("", "x".repeat(256))) {
      assertThat(send("POST", ISSUES, GOOD, bad).faults())
          .containsExactly("Idempotency-Key malformed");
      assertThat(send("POST", ISSUES, "{\"title\":1}", bad).faults())
          .containsExactly("Idempotency-Key malformed", "/title wrong_type");
    }
    assertThat(send("POST", ISSUES, GOOD, "x".repeat(255)).status()).isEqualTo(201);
  }

  @Test
  void anotherPersonsKeyIsAnotherKey() {
    var key = world.freshName();
    var other = world.signedIn("manager");
    var mine = send("POST", ISSUES, GOOD, key);
    var theirs = world.server.as(other, "POST", ISSUES, GOOD, "Idempotency-Key", key);

    assertThat(theirs.status()).isEqualTo(201);
    assertThat(replayed(theirs)).isFalse();
    assertThat(World.id(theirs)).isNotEqualTo(World.id(mine));
  }

  @Test
  void whoMayNotIsNotRememberedAndWhoIsNotSignedInKeepsNothing() {
    var viewer = world.signedIn("viewer");
    var key = world.freshName();
    for (int i = 0; i < 2; i++) {
      var refused = world.server.as(viewer, "POST", ISSUES, GOOD, "Idempotency-Key", key);
      assertThat(refused.status()).isEqualTo(403);
      assertThat(replayed(refused)).isFalse();
      var stranger = world.server.send("POST", ISSUES, "{", "Idempotency-Key", key);
      assertThat(stranger.status()).isEqualTo(401);
    }
  }

  @Test
  void whoCouldNotDoItAnyMoreIsNotAnsweredAgain() {
    var name = world.freshName();
    long id = world.server.person(name, "developer").id();
    var signIn = world.server.signIn(name);
    var key = world.freshName();
    var bad = world.freshName();
    var first = as(signIn, GOOD, key);
    var fault = as(signIn, "{\"title\":1}", bad);

    var reads = world.program(signIn, "read");
    assertThat(first.status()).isEqualTo(201);
    assertThat(as(reads, GOOD, key).status()).isEqualTo(403);
    assertReplay(as(world.program(signIn, "write"), GOOD, key), first);

    world.server.as(world.admin, "PATCH", "/api/v1/users/" + id, "{\"role\":\"viewer\"}");
    var refused = as(signIn, GOOD, key);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.json()).containsEntry("least_role", "reporter").doesNotContainKey("key");
    assertReplay(as(signIn, "{\"title\":1}", bad), fault);
  }

  private static Reply as(String token, String body, String key) {
    return world.server.as(token, "POST", ISSUES, body, "Idempotency-Key", key);
  }

  @Test
  void anAccountIsMadeOnceAndNoAnswerHoldsItsPassword() {
    var key = world.freshName();
    var body =
        "{\"username\":\"%s\",\"name\":\"x\",\"role\":\"viewer\",\"password\":\"hush hush\"}"
            .formatted(world.freshName());
    var first = send("POST", "/api/v1/users", body, key);

    assertThat(first.status()).isEqualTo(201);
    assertThat(first.text()).doesNotContain("hush");
    assertReplay(send("POST", "/api/v1/users", body, key), first);

    var path = "/api/v1/users/" + World.id(first);
    var patch = "{\"password\":\"hush hush hush\",\"role\":\"developer\"}";
    var changed = send("PATCH", path, patch, key);
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.text()).doesNotContain("hush");
    assertReplay(send("PATCH", path, patch, key), changed);
    // Nobody must take a password for set that is not.
    assertThat(send("PATCH", path, patch.replace("hush", "rush"), key).status()).isEqualTo(422);
    assertThat(send("POST", "/api/v1/users", body.replace("hush", "rush"), key).status())
        .isEqualTo(422);
    assertThat(send("PATCH", path, "{\"password\":\"another one\"}", key).status()).isEqualTo(422);
  }

  @Test
  void aRefusedPasswordIsInNoKeptAnswer() {
    var key = world.freshName();
    var body = "{\"username\":\"y\",\"name\":\"x\",\"role\":1,\"password\":\"hush\"}";
    var first = send("POST", "/api/v1/users", body, key);

    assertThat(first.status()).isEqualTo(400);
    assertThat(first.text()).doesNotContain("hush");
    assertReplay(send("POST", "/api/v1/users", body, key), first);
  }

  @Test
  void aKeyThatStandsForAPasswordThatIsTooShortIsNotForAGoodOne() {
    var path = "/api/v1/users/" + world.user();
    var key = world.freshName();
    var first = send("PATCH", path, "{\"password\":\"hush\"}", key);

    assertThat(first.faults()).containsExactly("/password too_short");
    assertThat(send("PATCH", path, "{\"password\":\"hush hush\"}", key).status()).isEqualTo(422);
  }

  @Test
  void aRefusalIsForgottenAfterADay() {
    var key = world.freshName();
    send("POST", ISSUES, "{\"title\":1}", key);
    world.server.clock.advance(Duration.ofHours(24).plusSeconds(1));
    world = world.signedInAgain();

    assertThat(send("POST", ISSUES, GOOD, key).status()).isEqualTo(201);
  }

  private static Reply send(String method, String path, String body, String key) {
    return world.server.as(world.admin, method, path, body, "Idempotency-Key", key);
  }

  private static boolean replayed(Reply reply) {
    return reply.header("Idempotency-Replayed").equals("true");
  }

  private static void assertReplay(Reply second, Reply first) {
    assertThat(replayed(second)).isTrue();
    assertThat(second.status()).isEqualTo(first.status());
    assertThat(second.text()).isEqualTo(first.text());
    assertThat(second.header("Content-Type")).isEqualTo(first.header("Content-Type"));
  }
}
