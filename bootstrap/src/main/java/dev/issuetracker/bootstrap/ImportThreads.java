package dev.issuetracker.bootstrap;

import dev.issuetracker.application.OutcomeUnknown;
import dev.issuetracker.application.Unavailable;
import dev.issuetracker.application.imports.ImportWorker;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
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
  private final Set<Thread> workers = ConcurrentHashMap.newKeySet();

  private ImportThreads(ImportWorker imports) {
    this.imports = imports;
  }

  static ImportThreads start(ImportWorker imports) {
    var threads = new ImportThreads(imports);
    threads.names.forEach(threads::startWorker);
    threads.startHeartbeat();
    return threads;
  }

  private void startWorker(String name) {
    var worker = thread("import-worker", () -> work(name), () -> startWorker(name));
    workers.add(worker);
    worker.start();
  }

  private void startHeartbeat() {
    thread("import-heartbeat", this::beat, this::startHeartbeat).start();
  }

  /**
   * A thread that an error puts an end to, as when there is no memory left, is followed by another:
   * imports would stay where they are until somebody starts the server anew.
   */
  private Thread thread(String title, Runnable work, Runnable next) {
    return Thread.ofPlatform()
        .daemon()
        .name(title)
        .uncaughtExceptionHandler(
            (ended, error) -> {
              LOG.error("The thread {} has ended and is followed by another", title, error);
              workers.remove(ended);
              if (!stopped(PAUSE_AFTER_FAILURE_MILLIS)) {
                next.run();
              }
            })
        .unstarted(work);
  }

  private void work(String name) {
    long pause = 0;
    while (!stopped(pause)) {
      pause = turn(name);
    }
  }

  /** How long to wait after it. */
  private long turn(String name) {
    try {
      return imports.runNext(name, () -> stopping.getCount() == 0) ? 0 : PAUSE_MILLIS;
    } catch (Unavailable | OutcomeUnknown e) {
      LOG.warn("An import goes on when what it needs is back: {}", e.getMessage());
    } catch (RuntimeException defect) {
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
    } catch (RuntimeException defect) {
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
    for (var worker : workers) {
      worker.join(PATIENCE_MILLIS);
    }
  }
}
