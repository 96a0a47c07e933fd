package dev.issuetracker.bootstrap;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends the server when the process that started it is gone: Maven leaves its child behind. */
record ParentWatch(ScheduledExecutorService timer) implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ParentWatch.class);
  private static final long PERIOD_MILLIS = 500;

  static ParentWatch start() {
    var timer =
        Executors.newSingleThreadScheduledExecutor(
            work -> Thread.ofPlatform().daemon().name("parent-watch").unstarted(work));
    var parent = parentPid();
    timer.scheduleWithFixedDelay(
        () -> exitUnless(parent == parentPid()),
        PERIOD_MILLIS,
        PERIOD_MILLIS,
        TimeUnit.MILLISECONDS);
    return new ParentWatch(timer);
  }

  private static long parentPid() {
    return ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L);
  }

  private static void exitUnless(boolean parentLives) {
    if (!parentLives) {
      LOG.info("The process that started this server is gone");
      System.exit(0);
    }
  }

  @Override
  public void close() {
    timer.shutdown();
  }
}
