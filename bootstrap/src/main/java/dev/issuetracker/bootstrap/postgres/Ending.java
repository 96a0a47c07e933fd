package dev.issuetracker.bootstrap.postgres;

import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends a PostgreSQL: politely, then firmly, then by force; each with a limit. */
record Ending(Cluster cluster, ProcessHandle process) {
  private static final Logger LOG = LoggerFactory.getLogger(Ending.class);
  private static final Duration SIGNAL_LIMIT = Duration.ofSeconds(5);
  private static final Duration FIRMLY = Duration.ofSeconds(3);

  void within(Duration grace) {
    // INT closes the sessions and writes a checkpoint; QUIT leaves that to the next start.
    if (signalled("INT", grace) || signalled("QUIT", FIRMLY)) {
      return;
    }
    LOG.warn(
        "PostgreSQL (process {}) had to be killed; it recovers at the next start", process.pid());
    process.destroyForcibly();
    Patience.until(FIRMLY, () -> !process.isAlive());
  }

  private boolean signalled(String signal, Duration limit) {
    if (!process.isAlive()) {
      return true;
    }
    try {
      var kill =
          cluster
              .launch()
              .command(cluster.binaries().program("pg_ctl"), "kill", signal, process.pid() + "");
      Program.run(kill, SIGNAL_LIMIT);
    } catch (IOException e) {
      LOG.warn("Cannot send {} to PostgreSQL: {}", signal, e.getMessage());
      return false;
    }
    return Patience.until(limit, () -> !process.isAlive());
  }
}
