package dev.issuetracker.rest.answer;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerShutdownEvent;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Waits for what others do by looking again and again, because it may be another server that does
 * it.
 */
@Singleton
public final class Waiting implements ApplicationEventListener<ServerShutdownEvent> {
  private static final long FIRST_PAUSE_MILLIS = 10;
  private static final long LONGEST_PAUSE_MILLIS = 250;

  /** Open until the server stops: then nobody waits any longer. */
  private final CountDownLatch stopping = new CountDownLatch(1);

  @Override
  public void onApplicationEvent(ServerShutdownEvent event) {
    stopping.countDown();
  }

  /** What there is when it is as wanted, or when the time is over. */
  public <T> T until(Supplier<T> look, Predicate<T> wanted, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    long pause = FIRST_PAUSE_MILLIS;
    var seen = look.get();
    while (!wanted.test(seen) && System.nanoTime() < end && !stopped(pause)) {
      pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
      seen = look.get();
    }
    return seen;
  }

  private boolean stopped(long pause) {
    try {
      return stopping.await(pause, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
