package dev.issuetracker.bootstrap.postgres;

import java.lang.management.ManagementFactory;
import java.util.List;

/** First values for postgresql.conf, an operator's to change afterwards. */
final class Tuning {
  private static final long GIB = 1L << 30;

  private Tuning() {}

  static List<String> ofThisMachine() {
    return List.of(
        "max_connections=100",
        "shared_buffers=" + (memory() >= 4 * GIB ? "256MB" : "64MB"),
        "max_wal_size=2GB",
        "log_timezone=UTC",
        "timezone=UTC");
  }

  private static long memory() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getTotalMemorySize()
        : GIB;
  }
}
