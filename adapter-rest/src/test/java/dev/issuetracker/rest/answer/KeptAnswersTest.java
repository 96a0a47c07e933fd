package dev.issuetracker.rest.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.issuetracker.application.Actor;
import dev.issuetracker.domain.PersonRef;
import dev.issuetracker.domain.Role;
import dev.issuetracker.rest.problem.ProblemException;
import dev.issuetracker.rest.trial.Reply;
import dev.issuetracker.rest.walk.World;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class KeptAnswersTest {
  private static final int MOST = 1 << 20;
  private static final int LONG = MOST / 4 + KeptAnswers.FREE;
  private static final Actor ALICE = actor(1);
  private static final Actor BOB = actor(2);

  private final AtomicLong nanos = new AtomicLong(-5);
  private final KeptAnswers kept = new KeptAnswers(MOST, nanos::get);

  @Test
  void answersOfAnOrdinaryLengthAreNotCounted() {
    for (int i = 0; i < 10_000; i++) {
      kept.add(ALICE, KeptAnswers.FREE);
    }

    kept.requireRoomFor(ALICE);
  }

  @Test
  void whoHadTooManyLongOnesIsToldWhenThereIsRoomAgain() {
    for (int i = 0; i < 4; i++) {
      kept.requireRoomFor(ALICE);
      kept.add(ALICE, LONG);
    }
    kept.add(ALICE, LONG);

    assertThat(kept.hasRoomFor(ALICE)).isFalse();
    assertThat(kept.hasRoomFor(BOB)).isTrue();
    assertThatThrownBy(() -> kept.requireRoomFor(ALICE))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused ->
                assertThat(refused.problem().headers().get("Retry-After")).isIn("21600", "21601"));
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(21_602));
    kept.requireRoomFor(ALICE);
  }

  /** What was kept is still answered, and what needs no key goes on. */
  @Test
  void aWriteThatCannotBeKeptIsNotDone() {
    var settings = new HashMap<String, Object>(Map.of("tracker.kept-answers.most", 10_000));
    try (var world = World.start(settings)) {
      var body = "{\"title\":\"x\",\"description\":\"%s\"}".formatted("d".repeat(60_000));
      var first = send(world, body, "first");

      var refused = send(world, body, "second");
      var replayed = send(world, body, "first");
      var plain = world.server.as(world.admin, "POST", "/api/v1/issues", body);

      assertThat(first.status()).isEqualTo(201);
      assertThat(refused.status()).isEqualTo(429);
      assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
      assertThat(replayed.header("Idempotency-Replayed")).isEqualTo("true");
      assertThat(replayed.text()).isEqualTo(first.text());
      assertThat(plain.status()).isEqualTo(201);
      assertThat(world.server.get(world.admin, "/api/v1/issues").json()).containsEntry("count", 2);
    }
  }

  private static Reply send(World world, String body, String key) {
    return world.server.as(world.admin, "POST", "/api/v1/issues", body, "Idempotency-Key", key);
  }

  private static Actor actor(long id) {
    var person = new PersonRef(id, "n" + id, "n");
    return new Actor(person, Role.REPORTER, Actor.Access.SIGNED_IN, null);
  }
}
