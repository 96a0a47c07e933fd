package dev.issuetracker.bootstrap.postgres;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what no event announces. */
final class Patience {
  private static final long PAUSE = Duration.ofMillis(15).toNanos();

  private Patience() {}

  static boolean until(Duration limit, BooleanSupplier condition) {
    var end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
      LockSupport.parkNanos(PAUSE);
    }
    return true;
  }
}
