package dev.issuetracker.bootstrap;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends in the opposite order of the start: no new requests first, the database last. An operator
 * waits thirty seconds at most, whatever hangs.
 */
final class Shutdown {
  private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);
  private static final Duration LIMIT = Duration.ofSeconds(29);
  private static final int HUNG = 1;

  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean serving;
  private boolean ending;

  static Shutdown onSignal() {
    var shutdown = new Shutdown();
    Runtime.getRuntime().addShutdownHook(new Thread(shutdown::run, "shutdown"));
    return shutdown;
  }

  /** From now on it is of interest when this ends. */
  void serves() {
    serving = true;
  }

  /** Too late to start anything: then what was just started ends at once. */
  <T extends AutoCloseable> T closesLater(T part) {
    if (!noted(part)) {
      close(part);
    }
    return part;
  }

  private synchronized boolean noted(AutoCloseable part) {
    if (!ending) {
      started.push(part);
    }
    return !ending;
  }

  private synchronized void begin() {
    ending = true;
  }

  private void run() {
    tell("Stopping");
    begin();
    Thread.ofPlatform().daemon().name("shutdown-limit").start(this::haltWhenLate);
    started.forEach(Shutdown::close);
    tell("Stopped");
    ended.countDown();
  }

  /** Who could not even start has said so in a line of his own. */
  private void tell(String what) {
    if (serving) {
      LOG.info(what);
    }
  }

  private static void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      // The rest must still end.
      LOG.error("{} did not end in order", part.getClass().getSimpleName(), e);
    }
  }

  private void haltWhenLate() {
    try {
      if (!ended.await(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.error("Something hangs; ending without it");
        Runtime.getRuntime().halt(HUNG);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** For the thread that has nothing else to do. */
  void awaitEnd() {
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
