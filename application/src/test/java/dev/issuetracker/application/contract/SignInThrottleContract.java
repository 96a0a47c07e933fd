package dev.issuetracker.application.contract;

import static dev.issuetracker.domain.Together.together;
import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.people.SignInThrottle;
import dev.issuetracker.application.people.SignInThrottle.Attempt;
import dev.issuetracker.application.people.SignInThrottle.Limits;
import dev.issuetracker.application.people.SignInThrottle.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What everybody who counts failed sign-ins keeps. */
public abstract class SignInThrottleContract extends PortsContract {
  private static final Instant NOON = Instant.parse("2026-01-09T12:00:00Z");

  private SignInThrottle throttle;

  @BeforeEach
  void takeTheThrottle() {
    throttle = ports.access().throttle();
  }

  @Test
  void so_many_failures_of_a_name_at_an_address_are_let_in_and_no_more() {
    fail("alice", "here", NOON);
    fail("alice", "here", NOON.plusSeconds(1));

    assertThat(admit("alice", "here", NOON.plusSeconds(2))).isEqualTo(new Verdict.Refused(NOON));
    assertThat(admit("alice", "there", NOON.plusSeconds(2))).isInstanceOf(Verdict.Admitted.class);
    assertThat(admit("bob", "here", NOON.plusSeconds(2))).isInstanceOf(Verdict.Admitted.class);
  }

  @Test
  void what_is_refused_counts_no_further_and_what_is_old_counts_no_more() {
    fail("alice", "here", NOON);
    fail("alice", "here", NOON.plusSeconds(1));
    admit("alice", "here", NOON.plusSeconds(2));

    assertThat(admit("alice", "here", NOON.plus(Duration.ofMinutes(15)).plusMillis(1)))
        .isInstanceOf(Verdict.Admitted.class);
  }

  @Test
  void failures_of_many_names_at_one_address_add_up() {
    for (int i = 0; i < 4; i++) {
      fail("name" + i, "here", NOON.plusSeconds(i));
    }

    assertThat(admit("another", "here", NOON.plusSeconds(9))).isEqualTo(new Verdict.Refused(NOON));
    assertThat(admit("another", "there", NOON.plusSeconds(9))).isInstanceOf(Verdict.Admitted.class);
  }

  @Test
  void pending_attempts_keep_others_waiting_until_they_are_over() {
    var first = admitted("alice", "here", NOON);
    admitted("alice", "here", NOON);

    assertThat(admit("alice", "here", NOON)).isEqualTo(new Verdict.Busy());

    run(() -> throttle.takeBack(first.id()));
    assertThat(admit("alice", "here", NOON)).isInstanceOf(Verdict.Admitted.class);
  }

  @Test
  void an_attempt_whose_server_died_has_failed() {
    admitted("alice", "here", NOON);
    admitted("alice", "here", NOON);

    assertThat(admit("alice", "here", NOON.plusSeconds(31))).isEqualTo(new Verdict.Refused(NOON));
  }

  @Test
  void success_forgives_what_failed_for_this_name_at_this_address_alone() {
    fail("alice", "here", NOON);
    fail("alice", "there", NOON);
    fail("bob", "here", NOON);
    var good = admitted("alice", "here", NOON.plusSeconds(1));
    assertThat(good.ofName()).isEqualTo(2);

    run(() -> throttle.forgive(good.id(), digest("alice"), world.named("here")));

    assertThat(admitted("alice", "here", NOON.plusSeconds(2)).ofName()).isEqualTo(1);
    assertThat(admitted("bob", "here", NOON.plusSeconds(2)).ofName()).isEqualTo(1);
  }

  @Test
  void a_name_is_forgotten_everywhere_and_no_other_with_it() {
    fail("alice", "here", NOON);
    fail("alice", "here", NOON);
    fail("alice", "there", NOON);
    var pending = admitted("alice", "there", NOON);
    fail("bob", "here", NOON);
    fail("bob", "here", NOON);

    run(() -> throttle.forget(digest("alice")));
    run(() -> throttle.fail(pending.id()));

    assertThat(admitted("alice", "here", NOON.plusSeconds(1)).ofName()).isZero();
    assertThat(admitted("alice", "there", NOON.plusSeconds(1)).ofName()).isEqualTo(1);
    assertThat(admit("bob", "here", NOON.plusSeconds(1))).isEqualTo(new Verdict.Refused(NOON));
  }

  @Test
  void old_attempts_are_forgotten_some_at_a_time() {
    var longAgo = Instant.parse("2001-01-01T00:00:00Z");
    for (int i = 0; i < 3; i++) {
      admitted("name" + i, "address" + i, longAgo);
    }

    assertThat(world.<Integer>write(() -> throttle.forgetBefore(longAgo.plusSeconds(1), 2)))
        .isEqualTo(2);
    assertThat(world.<Integer>write(() -> throttle.forgetBefore(longAgo.plusSeconds(1), 2)))
        .isEqualTo(1);
  }

  @Test
  void many_at_once_do_not_slip_through() {
    var verdicts = together(16, thread -> admit("alice", "here", NOON));

    assertThat(verdicts).filteredOn(Verdict.Admitted.class::isInstance).hasSize(2);
    assertThat(verdicts).filteredOn(Verdict.Busy.class::isInstance).hasSize(14);
  }

  private void fail(String name, String address, Instant at) {
    var admitted = admitted(name, address, at);
    run(() -> throttle.fail(admitted.id()));
  }

  private Verdict.Admitted admitted(String name, String address, Instant at) {
    return (Verdict.Admitted) admit(name, address, at);
  }

  private Verdict admit(String name, String address, Instant at) {
    var limits =
        new Limits(2, 4, at.minus(Duration.ofMinutes(15)), at.minus(Duration.ofSeconds(30)));
    var attempt = new Attempt(digest(name), world.named(address), at);
    return world.write(() -> throttle.admit(attempt, limits));
  }

  private String digest(String name) {
    return HexFormat.of().toHexDigits((long) world.named(name).hashCode()).repeat(4);
  }

  private void run(Runnable work) {
    world.write(
        () -> {
          work.run();
          return true;
        });
  }
}
