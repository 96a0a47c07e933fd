package dev.issuetracker.application;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * The present, to the microsecond and no finer, so that what is answered now is what is read back
 * later.
 */
public final class Now {
  private final InstantSource clock;

  public Now(InstantSource clock) {
    this.clock = clock;
  }

  public Instant get() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
