package dev.issuetracker.rest.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.issuetracker.application.Actor;
import dev.issuetracker.domain.PersonRef;
import dev.issuetracker.domain.Role;
import dev.issuetracker.rest.problem.ProblemException;
import dev.issuetracker.rest.problem.ProblemType;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class WaitingTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final Stopping stopping = new Stopping();
  private final Actor alice = actor(1, "alice");
  private final Actor bob = actor(2, "bob");

  @Test
  void whoFindsWhatHeWantsDoesNotWait() {
    assertThat(seen(places(1), alice, looks("seen"))).isEqualTo("seen");
  }

  @Test
  void whoWaitsIsToldAsSoonAsItIsThere() {
    assertThat(seen(places(1), alice, looks("", "", "seen"))).isEqualTo("seen");
  }

  @Test
  void nobodyWaitsOnceTheServerStops() {
    stopping.shutdownGracefully();

    assertThat(seen(places(1), alice, looks(""))).isEmpty();
  }

  @Test
  void soManyMayWaitAndTheOthersAreRefusedOrAnsweredAtOnce() {
    var waiting = places(1);

    whileAliceWaits(
        waiting,
        () -> {
          assertRefused(ProblemType.UNAVAILABLE, () -> seen(waiting, bob, looks("")));
          String now = waiting.untilOrAtOnce(bob, looks("now"), "seen"::equals, LONG);
          assertThat(now).isEqualTo("now");
        });

    assertThat(seen(waiting, bob, looks("", "seen"))).as("the place is free").isEqualTo("seen");
  }

  @Test
  void onePersonLeavesPlacesToTheOthers() {
    var waiting = places(4);

    whileAliceWaits(
        waiting,
        () -> {
          assertRefused(ProblemType.TOO_MANY_REQUESTS, () -> seen(waiting, alice, looks("")));
          assertThat(seen(waiting, bob, looks("", "seen"))).isEqualTo("seen");
        });
  }

  /** Within a look, since the place is taken for as long as that lasts. */
  private void whileAliceWaits(Waiting waiting, Runnable others) {
    var looks = looks("", "", "seen");
    var look = new AtomicInteger();
    Supplier<String> watched =
        () -> {
          if (look.incrementAndGet() == 2) {
            others.run();
          }
          return looks.get();
        };
    assertThat(seen(waiting, alice, watched)).isEqualTo("seen");
  }

  private static String seen(Waiting waiting, Actor actor, Supplier<String> look) {
    return waiting.until(actor, look, "seen"::equals, LONG);
  }

  private static Supplier<String> looks(String... seen) {
    return new ArrayDeque<>(List.of(seen))::remove;
  }

  private static Actor actor(long id, String name) {
    return new Actor(new PersonRef(id, name, name), Role.VIEWER, Actor.Access.SIGNED_IN, null);
  }

  private Waiting places(int most) {
    return new Waiting(stopping, new WaitingSettings(most));
  }

  private static void assertRefused(ProblemType why, ThrowingCallable wait) {
    assertThatThrownBy(wait)
        .isInstanceOfSatisfying(
            ProblemException.class, refused -> assertThat(refused.problem().type()).isEqualTo(why));
  }
}
