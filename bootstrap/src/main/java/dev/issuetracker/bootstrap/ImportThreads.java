package dev.issuetracker.bootstrap;

import dev.issuetracker.application.OutcomeUnknown;
import dev.issuetracker.application.Unavailable;
import dev.issuetracker.application.imports.ImportWorker;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that work on imports. Each looks for a job a few times a second, whoever started it,
 * and one thread tells that the others live.
 */
final class ImportThreads implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ImportThreads.class);
  private static final int WORKERS = 2;
  private static final long PAUSE_MILLIS = 200;
  private static final long PAUSE_AFTER_FAILURE_MILLIS = 1_000;
  private static final long PATIENCE_MILLIS = 10_000;

  private final ImportWorker imports;
  private final List<String> names =
      IntStream.range(0, WORKERS).mapToObj(i -> UUID.randomUUID().toString()).toList();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final List<Thread> threads;

  private ImportThreads(ImportWorker imports) {
    this.imports = imports;
    threads =
        names.stream()
            .map(
                name ->
                    Thread.ofPlatform().daemon().name("import-worker").unstarted(() -> work(name)))
            .toList();
  }

  static ImportThreads start(ImportWorker imports) {
    var threads = new ImportThreads(imports);
    threads.threads.forEach(Thread::start);
    Thread.ofPlatform().daemon().name("import-heartbeat").start(threads::beat);
    return threads;
  }

  private void work(String name) {
    long pause = 0;
    while (!stopped(pause)) {
      pause = turn(name);
    }
  }

  /** How long to wait after it. Nobody would start a thread again that an import put an end to. */
  private long turn(String name) {
    try {
      return imports.runNext(name, () -> stopping.getCount() == 0) ? 0 : PAUSE_MILLIS;
    } catch (Unavailable | OutcomeUnknown e) {
      LOG.warn("An import goes on when the database is back: {}", e.getMessage());
    } catch (Throwable defect) {
      LOG.error("An import met a defect and will be tried again", defect);
    }
    return PAUSE_AFTER_FAILURE_MILLIS;
  }

  private void beat() {
    while (!stopped(imports.pulse().toMillis())) {
      names.forEach(this::beat);
    }
  }

  /** One that fails is followed by another: without any, every job would soon be taken away. */
  private void beat(String name) {
    try {
      imports.beat(name);
    } catch (Unavailable | OutcomeUnknown e) {
      LOG.debug("No sign of life could be given: {}", e.getMessage());
    } catch (Throwable defect) {
      LOG.error("No sign of life could be given", defect);
    }
  }

  private boolean stopped(long millis) {
    try {
      return stopping.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Lets each worker finish the part that it is at and hand its job back. */
  @Override
  public void close() throws InterruptedException {
    stopping.countDown();
    for (var thread : threads) {
      thread.join(PATIENCE_MILLIS);
    }
  }
}
