package dev.issuetracker.application.contract;

import static dev.issuetracker.domain.Eventually.eventually;
import static dev.issuetracker.domain.Together.elsewhere;
import static dev.issuetracker.domain.Together.together;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.issuetracker.application.idempotency.IdempotencyRecords.Claim;
import dev.issuetracker.application.idempotency.IdempotencyRecords.Kept;
import dev.issuetracker.application.idempotency.IdempotencyRecords.Key;
import dev.issuetracker.application.idempotency.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every keeper of outcomes keeps. */
public abstract class IdempotencyRecordsContract extends PortsContract {
  private static final Instant LONG_AGO = Instant.EPOCH;

  private Key key;

  @BeforeEach
  void chooseAKey() {
    key = new Key(world.alice().id(), "POST /issues", "key \"one\"");
  }

  @Test
  void a_key_that_nobody_used_is_granted() {
    assertThat(claim(key, LONG_AGO)).isInstanceOf(Claim.Granted.class);
  }

  @Test
  void a_claim_ends_with_its_transaction() {
    claim(key, LONG_AGO);

    assertThat(claim(key, LONG_AGO)).isInstanceOf(Claim.Granted.class);
  }

  @Test
  void a_kept_outcome_is_found_whole() {
    assertThat(claimAndKeep(key, kept("print", 201), world.now())).isTrue();

    var done = (Claim.Done) claim(key, LONG_AGO);

    assertThat(done.kept().fingerprint()).isEqualTo("print");
    assertThat(done.kept().outcome().status()).isEqualTo(201);
    assertThat(done.kept().outcome().headers()).isEqualTo(kept("", 0).outcome().headers());
    assertThat(done.kept().outcome().body()).isEqualTo(kept("", 0).outcome().body());
  }

  @Test
  void what_becomes_of_the_bytes_afterwards_changes_nothing_of_what_is_kept() {
    var sent = kept("print", 201);
    var body = sent.outcome().body().clone();
    claimAndKeep(key, sent, world.now());

    sent.outcome().body()[0]++;
    ((Claim.Done) claim(key, LONG_AGO)).kept().outcome().body()[0]++;

    assertThat(((Claim.Done) claim(key, LONG_AGO)).kept().outcome().body()).isEqualTo(body);
  }

  @Test
  void an_empty_outcome_is_found_whole() {
    var empty = new Outcome(204, Map.of(), new byte[0], true, true);
    claimAndKeep(key, new Kept("print", empty), world.now());

    var outcome = ((Claim.Done) claim(key, LONG_AGO)).kept().outcome();

    assertThat(outcome.headers()).isEmpty();
    assertThat(outcome.body()).isEmpty();
  }

  @Test
  void person_route_and_key_each_tell_outcomes_apart() {
    claimAndKeep(key, kept("print", 201), world.now());

    var others =
        List.of(
            new Key(world.bob().id(), key.route(), key.key()),
            new Key(key.person(), "PATCH /issues", key.key()),
            new Key(key.person(), key.route(), "Key \"one\""),
            new Key(key.person(), key.route() + " key", "\"one\""));

    assertThat(others)
        .allSatisfy(other -> assertThat(claim(other, LONG_AGO)).isInstanceOf(Claim.Granted.class));
  }

  @Test
  void an_outcome_older_than_the_time_is_as_good_as_gone() {
    var at = world.now();
    claimAndKeep(key, kept("old", 201), at);

    assertThat(claim(key, at)).isInstanceOf(Claim.Done.class);
    assertThat(claim(key, at.plusMillis(1))).isInstanceOf(Claim.Granted.class);
  }

  @Test
  void a_new_outcome_takes_the_place_of_one_that_is_too_old() {
    var at = world.now();
    claimAndKeep(key, kept("old", 201), at);
    var later = at.plus(Duration.ofDays(2));

    var replaced =
        world.write(
            () -> {
              assertThat(ports.idempotency().claim(key, at.plus(Duration.ofDays(1))))
                  .isInstanceOf(Claim.Granted.class);
              return ports.idempotency().keep(key, kept("new", 409), later);
            });

    assertThat(replaced).isTrue();
    assertThat(((Claim.Done) claim(key, later)).kept().fingerprint()).isEqualTo("new");
  }

  @Test
  void where_an_outcome_stands_no_other_is_kept() {
    claimAndKeep(key, kept("first", 201), world.now());

    assertThat(world.write(() -> ports.idempotency().keep(key, kept("second", 400), world.now())))
        .isFalse();

    assertThat(((Claim.Done) claim(key, LONG_AGO)).kept().fingerprint()).isEqualTo("first");
  }

  @Test
  void an_undone_write_keeps_no_outcome_and_no_claim() {
    assertThatThrownBy(
        () ->
            world.write(
                () -> {
                  claimAndKeep(key, kept("undone", 201), world.now());
                  throw new IllegalStateException("undone");
                }));

    assertThat(claim(key, LONG_AGO)).isInstanceOf(Claim.Granted.class);
  }

  @Test
  void an_outcome_is_kept_beside_a_part_that_was_undone() {
    world.write(
        () -> {
          ports.idempotency().claim(key, LONG_AGO);
          assertThatThrownBy(
              () ->
                  ports
                      .transactions()
                      .part(
                          () -> {
                            world.label("undone");
                            throw new IllegalStateException("undone");
                          }));
          return ports.idempotency().keep(key, kept("refusal", 409), world.now());
        });

    assertThat(claim(key, LONG_AGO)).isInstanceOf(Claim.Done.class);
  }

  @Test
  void who_claims_what_somebody_is_at_hears_so_without_waiting() {
    world.write(
        () -> {
          assertThat(ports.idempotency().claim(key, LONG_AGO)).isInstanceOf(Claim.Granted.class);
          assertThat(elsewhere(() -> claim(key, LONG_AGO))).isInstanceOf(Claim.Running.class);
          return key;
        });

    assertThat(elsewhere(() -> claim(key, LONG_AGO))).isInstanceOf(Claim.Granted.class);
  }

  @Test
  void who_is_told_an_outcome_keeps_nobody_else_from_it() {
    claimAndKeep(key, kept("print", 201), world.now());
    world.write(
        () -> {
          assertThat(ports.idempotency().claim(key, LONG_AGO)).isInstanceOf(Claim.Done.class);
          assertThat(elsewhere(() -> claim(key, LONG_AGO))).isInstanceOf(Claim.Done.class);
          return key;
        });
  }

  @Test
  void of_many_with_the_same_key_one_is_at_it_at_a_time_and_one_outcome_is_kept() {
    var inside = new AtomicInteger();
    var kept = new AtomicInteger();

    together(
        8,
        thread -> {
          eventually("an outcome", () -> isDone(thread, inside, kept));
          return thread;
        });

    assertThat(kept).hasValue(1);
  }

  private boolean isDone(int thread, AtomicInteger inside, AtomicInteger kept) {
    return world.write(
        () ->
            switch (ports.idempotency().claim(key, LONG_AGO)) {
              case Claim.Done ignored -> true;
              case Claim.Running ignored -> false;
              case Claim.Granted ignored -> {
                assertThat(inside.incrementAndGet()).isEqualTo(1);
                if (ports.idempotency().keep(key, kept("by " + thread, 201), world.now())) {
                  kept.incrementAndGet();
                }
                inside.decrementAndGet();
                yield false;
              }
            });
  }

  @Test
  void old_outcomes_are_forgotten_a_few_at_a_time() {
    var old = Instant.parse("2001-01-01T00:00:00Z");
    for (int i = 0; i < 3; i++) {
      claimAndKeep(new Key(key.person(), key.route(), "old " + i), kept("old", 201), old);
    }
    claimAndKeep(key, kept("new", 201), world.now());

    assertThat(forget(old)).isZero();
    assertThat(forget(old.plusSeconds(1))).isEqualTo(2);
    assertThat(forget(old.plusSeconds(1))).isEqualTo(1);
    assertThat(forget(old.plusSeconds(1))).isZero();
    assertThat(claim(key, LONG_AGO)).isInstanceOf(Claim.Done.class);
    assertThat(claim(new Key(key.person(), key.route(), "old 0"), LONG_AGO))
        .isInstanceOf(Claim.Granted.class);
  }

  private int forget(Instant before) {
    return world.write(() -> ports.idempotency().forgetBefore(before, 2));
  }

  private Claim claim(Key claimed, Instant notBefore) {
    return world.write(() -> ports.idempotency().claim(claimed, notBefore));
  }

  private boolean claimAndKeep(Key claimed, Kept kept, Instant now) {
    return world.write(
        () -> {
          assertThat(ports.idempotency().claim(claimed, LONG_AGO))
              .isInstanceOf(Claim.Granted.class);
          return ports.idempotency().keep(claimed, kept, now);
        });
  }

  private static Kept kept(String fingerprint, int status) {
    var headers = Map.of("ETag", "\"3-abc\"", "Location", "/api/v1/issues/ä");
    var body = "{\"title\": \"größer\"}\u0000".getBytes(StandardCharsets.UTF_8);
    return new Kept(fingerprint, new Outcome(status, headers, body, true, true));
  }
}
