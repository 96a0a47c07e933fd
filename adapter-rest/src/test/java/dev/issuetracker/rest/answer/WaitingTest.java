package dev.issuetracker.rest.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

  @Test
  void whoFindsWhatHeWantsDoesNotWait() {
    assertThat(seen(places(1), looks("seen"))).isEqualTo("seen");
  }

  @Test
  void whoWaitsIsToldAsSoonAsItIsThere() {
    assertThat(seen(places(1), looks("", "", "seen"))).isEqualTo("seen");
  }

  @Test
  void nobodyWaitsOnceTheServerStops() {
    stopping.shutdownGracefully();

    assertThat(seen(places(1), looks(""))).isEmpty();
  }

  @Test
  void soManyMayWaitAndTheOthersAreRefusedOrAnsweredAtOnce() {
    var waiting = places(1);

    whileSomebodyWaits(
        waiting,
        () -> {
          assertRefused(() -> seen(waiting, looks("")));
          String now = waiting.untilOrAtOnce(looks("now"), "seen"::equals, LONG);
          assertThat(now).isEqualTo("now");
        });

    assertThat(seen(waiting, looks("", "seen"))).as("the place is free").isEqualTo("seen");
  }

  /** Within a look, since the place is taken for as long as that lasts. */
  private void whileSomebodyWaits(Waiting waiting, Runnable others) {
    var looks = looks("", "", "seen");
    var look = new AtomicInteger();
    Supplier<String> watched =
        () -> {
          if (look.incrementAndGet() == 2) {
            others.run();
          }
          return looks.get();
        };
    assertThat(seen(waiting, watched)).isEqualTo("seen");
  }

  private static String seen(Waiting waiting, Supplier<String> look) {
    return waiting.until(look, "seen"::equals, LONG);
  }

  private static Supplier<String> looks(String... seen) {
    return new ArrayDeque<>(List.of(seen))::remove;
  }

  private Waiting places(int most) {
    return new Waiting(stopping, new WaitingSettings(most));
  }

  private static void assertRefused(ThrowingCallable wait) {
    assertThatThrownBy(wait)
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused -> assertThat(refused.problem().type()).isEqualTo(ProblemType.UNAVAILABLE));
  }
}
