package dev.issuetracker.rest.answer;

import dev.issuetracker.application.Actor;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Waits for what others do by looking again and again, because it may be another server that does
 * it.
 */
@Singleton
public final class Waiting implements MeterBinder {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(10);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);

  private final Stopping stopping;
  private final SharedPlaces places;

  Waiting(Stopping stopping, WaitingSettings settings) {
    this.stopping = stopping;
    places = new SharedPlaces(settings.most(), "Too many clients wait; try again soon.");
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("tracker.waiting", places, SharedPlaces::taken)
        .description("Clients that wait for an answer until there is something to tell")
        .register(registry);
  }

  /**
   * What there is when it is as wanted, or when the time is over or the server stops. Too many wait
   * already, or the same person too often: then whoever would have to wait is refused.
   */
  public <T> T until(Actor actor, Supplier<T> look, Predicate<T> wanted, Duration patience) {
    var seen = look.get();
    if (wanted.test(seen)) {
      return seen;
    }
    places.take(actor);
    return later(actor, seen, look, wanted, patience);
  }

  /** The same for whom nothing can be refused any more: he does not wait then. */
  public <T> T untilOrAtOnce(
      Actor actor, Supplier<T> look, Predicate<T> wanted, Duration patience) {
    var seen = look.get();
    return wanted.test(seen) || patience.isZero() || !places.tryTake(actor)
        ? seen
        : later(actor, seen, look, wanted, patience);
  }

  /** Gives the place back. */
  private <T> T later(
      Actor actor, T first, Supplier<T> look, Predicate<T> wanted, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    var pause = FIRST_PAUSE;
    var seen = first;
    try {
      while (!wanted.test(seen) && System.nanoTime() < end && !stopping.within(pause)) {
        pause = longer(pause);
        seen = look.get();
      }
      return seen;
    } finally {
      places.leave(actor);
    }
  }

  private static Duration longer(Duration pause) {
    var twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
  }
}
