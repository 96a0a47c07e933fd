package dev.issuetracker.bootstrap.postgres;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what happens elsewhere, with an end. */
public final class Eventually {
  private Eventually() {}

  public static void becomesTrue(String what, BooleanSupplier condition) {
    if (!Patience.until(Duration.ofSeconds(30), condition)) {
      throw new AssertionError("Waited 30 s in vain until " + what);
    }
  }
}
