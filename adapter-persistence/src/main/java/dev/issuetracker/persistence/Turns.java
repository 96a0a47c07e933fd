package dev.issuetracker.persistence;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * Who reads takes a turn, where PostgreSQL shares this machine's processors: of many sessions that
 * are busy at once each one only pushes what the others had at hand out of the caches. A turn is a
 * courtesy and nothing to rely on. Nobody waits long for one, and where turns are held for long,
 * nobody waits at all.
 */
final class Turns {
  private static final int FOR_EACH_PROCESSOR = 2;
  private static final Duration PATIENCE = Duration.ofMillis(2);
  private static final Duration WITHOUT = Duration.ofMillis(50);
  private static final List<String> HERE = List.of("localhost", "127.0.0.1", "::1", "[::1]");

  private final Semaphore free;
  private final boolean any;
  private final long patience;
  private final long without;
  private final LongSupplier nanos;
  private volatile long outOfUseUntil;

  Turns(int most, Duration patience, Duration without, LongSupplier nanos) {
    any = most > 0;
    free = new Semaphore(most, true);
    this.patience = patience.toNanos();
    this.without = without.toNanos();
    this.nanos = nanos;
    outOfUseUntil = nanos.getAsLong();
  }

  /** Everybody reads when they like. */
  static Turns none() {
    return new Turns(0, PATIENCE, WITHOUT, System::nanoTime);
  }

  /** For a database on this machine. Others have processors of their own, nobody knows how many. */
  static Turns to(String url) {
    return isHere(url)
        ? new Turns(
            FOR_EACH_PROCESSOR * Runtime.getRuntime().availableProcessors(),
            PATIENCE,
            WITHOUT,
            System::nanoTime)
        : none();
  }

  private static boolean isHere(String url) {
    var parsed = Driver.parseURL(url, new Properties());
    var host = parsed == null ? null : PGProperty.PG_HOST.getOrDefault(parsed);
    return host != null && HERE.contains(host);
  }

  /** Whether it was got; it has to be given back then. */
  boolean take() {
    if (!any) {
      return false;
    }
    if (free.tryAcquire()) {
      return true;
    }
    return nanos.getAsLong() - outOfUseUntil >= 0 && waited();
  }

  private boolean waited() {
    try {
      if (free.tryAcquire(patience, TimeUnit.NANOSECONDS)) {
        return true;
      }
      outOfUseUntil = nanos.getAsLong() + without;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  void giveBack() {
    free.release();
  }

  int free() {
    return free.availablePermits();
  }
}
