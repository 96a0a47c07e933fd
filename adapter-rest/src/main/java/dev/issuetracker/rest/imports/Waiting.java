package dev.issuetracker.rest.imports;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.imports.ImportJob;
import dev.issuetracker.application.imports.ImportUseCases;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Waits for imports by looking again and again, because it may be another server that works on
 * them.
 */
final class Waiting {
  private static final long FIRST_PAUSE_MILLIS = 10;
  private static final long LONGEST_PAUSE_MILLIS = 250;

  /** Open until the server stops: then nobody waits any longer. */
  private final CountDownLatch stopping = new CountDownLatch(1);

  void stop() {
    stopping.countDown();
  }

  /** The import when it is through, or as it is when the time is over. */
  ImportJob until(ImportUseCases imports, Actor actor, String id, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    long pause = FIRST_PAUSE_MILLIS;
    var job = imports.get(actor, id);
    while (!job.isSettled() && System.nanoTime() < end && !stopped(pause)) {
      pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
      job = imports.get(actor, id);
    }
    return job;
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
