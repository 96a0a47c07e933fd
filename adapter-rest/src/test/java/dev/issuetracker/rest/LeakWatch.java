package dev.issuetracker.rest;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** Sees every buffer that is thrown away without having been given back. */
public final class LeakWatch implements AutoCloseable {
  private final ResourceLeakDetector.Level before = ResourceLeakDetector.getLevel();
  private final Logger logger = (Logger) LoggerFactory.getLogger(ResourceLeakDetector.class);
  private final Queue<String> reports = new ConcurrentLinkedQueue<>();
  private final AppenderBase<ILoggingEvent> appender =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          reports.add(event.getFormattedMessage());
        }
      };

  private LeakWatch() {
    appender.start();
    logger.addAppender(appender);
    logger.setAdditive(false);
    ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
  }

  public static LeakWatch begin() {
    return new LeakWatch();
  }

  /** What leaked until now: it loses a buffer itself, and waits until that one is found missing. */
  public List<String> leaks() {
    var own = "lost on purpose " + UUID.randomUUID();
    loseOne(own);
    if (!Eventually.holds(Duration.ofSeconds(20), () -> isReported(own))) {
      throw new AssertionError("leaks are not reported");
    }
    return reports.stream().filter(report -> !report.contains("lost on purpose")).toList();
  }

  @SuppressWarnings("CheckReturnValue")
  private static void loseOne(String hint) {
    PooledByteBufAllocator.DEFAULT.buffer(16).touch(hint);
  }

  private boolean isReported(String hint) {
    System.gc();
    // Reports are written when the next buffer is asked for.
    PooledByteBufAllocator.DEFAULT.buffer(16).release();
    return reports.stream().anyMatch(report -> report.contains(hint));
  }

  @Override
  public void close() {
    ResourceLeakDetector.setLevel(before);
    logger.detachAppender(appender);
    logger.setAdditive(true);
  }
}
