package dev.issuetracker.bootstrap.postgres;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what happens elsewhere, with an end. */
public final class Eventually {
  private Eventually() {}

  public static void becomesTrue(String what, BooleanSupplier condition) {
    becomesTrue(what, Duration.ofSeconds(30), condition);
  }

  public static void becomesTrue(String what, Duration limit, BooleanSupplier condition) {
    if (!Patience.until(limit, condition)) {
      throw new AssertionError("Waited %d s in vain until %s".formatted(limit.toSeconds(), what));
    }
  }
}
