package dev.issuetracker.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until somebody moves it. */
public final class FixedClock implements InstantSource {
  private final AtomicReference<Instant> now;

  private FixedClock(Instant now) {
    this.now = new AtomicReference<>(now);
  }

  public static FixedClock at(String instant) {
    return new FixedClock(Instant.parse(instant));
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  public Instant advance(Duration by) {
    return now.updateAndGet(before -> before.plus(by));
  }
}
