package dev.issuetracker.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that goes on by one step every time somebody looks, so that no two times are equal. */
public final class TickingClock implements InstantSource {
  private final AtomicReference<Instant> next;
  private final Duration step;

  private TickingClock(Instant first, Duration step) {
    next = new AtomicReference<>(first);
    this.step = step;
  }

  /** Ticks in odd microseconds, so that a store that rounds gives itself away. */
  public static TickingClock from(String instant) {
    return new TickingClock(Instant.parse(instant), Duration.ofNanos(1_000_001_000L));
  }

  @Override
  public Instant instant() {
    return next.getAndUpdate(now -> now.plus(step));
  }
}
