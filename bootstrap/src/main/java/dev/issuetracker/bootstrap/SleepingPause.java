package dev.issuetracker.bootstrap;

import dev.issuetracker.application.Unavailable;
import dev.issuetracker.application.people.Pause;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/** Lets a caller wait on its own thread, and not too many of them. */
final class SleepingPause implements Pause {
  private static final int MOST_WAITING = 200;

  private final Semaphore places = new Semaphore(MOST_WAITING);

  @Override
  public void waitFor(Duration duration) {
    if (!places.tryAcquire()) {
      throw new Rejected(new Rejection.TooManyAttempts(duration.toSeconds() + 1));
    }
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("interrupted while waiting", e);
    } finally {
      places.release();
    }
  }
}
