package dev.issuetracker.bootstrap.postgres;

import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL that outlived its server. Whoever holds the lock of the data directory may end it:
 * no living server can be using it. A new one then starts with the settings of this version.
 */
final class Orphan {
  private static final Logger LOG = LoggerFactory.getLogger(Orphan.class);
  private static final Duration GRACE = Duration.ofSeconds(20);

  private Orphan() {}

  static void clearAway(Cluster cluster) {
    try {
      var file = PostmasterFile.in(cluster.directory());
      if (file.isEmpty()) {
        return;
      }
      var process = file.get().living();
      if (process.isPresent()) {
        LOG.warn("Stopping the PostgreSQL (process {}) of a server that died", process.get().pid());
        new Ending(cluster, process.get()).within(GRACE);
      } else {
        file.get().disown();
      }
    } catch (IOException e) {
      throw StartupRefused.because("Cannot tell whether PostgreSQL still runs", e);
    }
  }
}
