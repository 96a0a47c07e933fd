package dev.issuetracker.bootstrap;

import dev.issuetracker.rest.connection.Breakdown;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a process that lost a part of itself which nobody makes again. It would go on to look alive,
 * and serve some and not others; whoever watches over it starts another. It ends at once, since
 * what ends in order needs memory, too: the database is made for that.
 */
final class LastResort implements Breakdown {
  /** The status to end with. */
  static final int LOST = 3;

  private static final Logger LOG = LoggerFactory.getLogger(LastResort.class);

  /**
   * From now on the process ends with the first thread that dies for want of memory. Threads that
   * are followed by another see to themselves.
   */
  static void watchThreads() {
    var resort = new LastResort();
    Thread.setDefaultUncaughtExceptionHandler(resort::died);
  }

  private void died(Thread thread, Throwable cause) {
    if (cause instanceof VirtualMachineError && !(cause instanceof StackOverflowError)) {
      met("The thread " + thread.getName(), cause.toString());
    }
    LOG.error("The thread {} has died", thread.getName(), cause);
  }

  @Override
  public void met(String part, String cause) {
    try {
      LOG.error("{} is lost ({}); the server ends, so that another can be started", part, cause);
    } finally {
      // Nor is there any that a line needs, perhaps.
      Runtime.getRuntime().halt(LOST);
    }
  }
}
