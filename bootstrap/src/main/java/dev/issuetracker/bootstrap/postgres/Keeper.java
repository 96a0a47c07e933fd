package dev.issuetracker.bootstrap.postgres;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps PostgreSQL running until it is closed: starts it again when it dies, always on the same
 * port, so that connection pools find it. The kernel ends PostgreSQL with the <em>thread</em> that
 * started it, so this is one platform thread that lives as long as the server.
 */
final class Keeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final Duration STABLE = Duration.ofMinutes(1);
  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final Duration START_LIMIT = Duration.ofMinutes(10);
  private static final int FIRST_START_ATTEMPTS = 12;

  private final Cluster cluster;
  private final BoundedLog log;
  private final CompletableFuture<Integer> started = new CompletableFuture<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private @Nullable Postmaster postmaster;

  private Keeper(Cluster cluster, BoundedLog log) {
    this.cluster = cluster;
    this.log = log;
    this.thread = Thread.ofPlatform().daemon().name("postgres-keeper").unstarted(this::work);
  }

  static Keeper start(Cluster cluster, BoundedLog log) {
    var keeper = new Keeper(cluster, log);
    keeper.thread.start();
    return keeper;
  }

  /** The port, once PostgreSQL takes connections for the first time. */
  int port() {
    try {
      return started.get(START_LIMIT.toMinutes(), TimeUnit.MINUTES);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof StartupRefused refused
          ? refused
          : new StartupRefused("Cannot start PostgreSQL: " + e.getCause(), e);
    } catch (TimeoutException e) {
      throw new StartupRefused("PostgreSQL takes no connections: " + log.complaint(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartupRefused("Interrupted while PostgreSQL started", e);
    }
  }

  private void work() {
    int port;
    try {
      port = firstStart();
    } catch (RuntimeException e) {
      started.completeExceptionally(e);
      return;
    }
    started.complete(port);
    keepAlive(port);
  }

  /** A port may be taken between our look and its use; children of a dead one take a moment. */
  private int firstStart() {
    var pause = FIRST_PAUSE;
    for (var attempt = 0; attempt < FIRST_START_ATTEMPTS; attempt++) {
      var port = FreePort.onLoopback();
      if (runs(port)) {
        return port;
      }
      if (!passesByItself(log.complaint()) || closesWithin(pause)) {
        break;
      }
      pause = longer(pause);
    }
    throw new StartupRefused(
        "PostgreSQL does not start on " + cluster.directory() + ": " + log.complaint());
  }

  private static boolean passesByItself(String complaint) {
    return complaint.contains("could not create any TCP/IP sockets")
        || complaint.contains("could not bind")
        || complaint.contains("pre-existing shared memory block");
  }

  private void keepAlive(int port) {
    var pause = FIRST_PAUSE;
    while (true) {
      var begin = System.nanoTime();
      awaitEnd();
      if (System.nanoTime() - begin > STABLE.toNanos()) {
        pause = FIRST_PAUSE;
      }
      if (closesWithin(pause)) {
        return;
      }
      pause = longer(pause);
      startAgain(port);
    }
  }

  private void startAgain(int port) {
    LOG.error("PostgreSQL ended; starting it again");
    try {
      if (runs(port)) {
        LOG.info("PostgreSQL runs again");
      } else {
        LOG.error("PostgreSQL does not start: {}", log.complaint());
      }
    } catch (StartupRefused e) {
      LOG.error("PostgreSQL does not start: {}", e.getMessage());
    }
  }

  private boolean runs(int port) {
    return launch(port) instanceof Postmaster current && current.becomesReady();
  }

  private synchronized @Nullable Postmaster launch(int port) {
    if (closing.getCount() == 0) {
      return null;
    }
    postmaster = Postmaster.spawn(cluster, port, log);
    return postmaster;
  }

  private void awaitEnd() {
    var current = current();
    if (current != null) {
      current.process().onExit().join();
    }
  }

  private boolean closesWithin(Duration pause) {
    try {
      return closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static Duration longer(Duration pause) {
    var doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }

  private synchronized @Nullable Postmaster current() {
    return postmaster;
  }

  private synchronized void announceClosing() {
    closing.countDown();
  }

  @Override
  public void close() {
    announceClosing();
    var current = current();
    if (current != null) {
      current.stop(GRACE);
    }
  }
}
