package dev.issuetracker.rest.operation;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether the server can work, looked at once a second at the most: everybody may ask as often as
 * they like, and each look may wait for the store.
 */
@Singleton
final class Conditions {
  static final Duration REMEMBERED = Duration.ofSeconds(1);

  private final List<Readiness> conditions;
  private final LongSupplier nanos;
  private final ReentrantLock looking = new ReentrantLock();
  private volatile @Nullable Seen last;

  private record Seen(boolean good, long at) {}

  @Inject
  Conditions(List<Readiness> conditions) {
    this(conditions, System::nanoTime);
  }

  Conditions(List<Readiness> conditions, LongSupplier nanos) {
    this.conditions = List.copyOf(conditions);
    this.nanos = nanos;
  }

  boolean areGood() {
    var seen = last;
    if (seen != null && isFresh(seen)) {
      return seen.good;
    }
    looking.lock();
    try {
      seen = last;
      if (seen == null || !isFresh(seen)) {
        seen = new Seen(conditions.stream().allMatch(Readiness::ready), nanos.getAsLong());
        last = seen;
      }
      return seen.good;
    } finally {
      looking.unlock();
    }
  }

  private boolean isFresh(Seen seen) {
    return nanos.getAsLong() - seen.at < REMEMBERED.toNanos();
  }
}
