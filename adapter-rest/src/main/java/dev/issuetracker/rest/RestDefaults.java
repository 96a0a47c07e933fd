package dev.issuetracker.rest;

import dev.issuetracker.rest.connection.BodyLimits;
import io.micronaut.context.env.PropertySource;
import java.util.HashMap;
import java.util.Map;

/**
 * What the HTTP adapter needs of the framework's configuration. Whoever starts the server adds
 * {@link #source} to its property sources; everything else may stand above it.
 */
public final class RestDefaults {

  /** From this Java on, a virtual thread that blocks inside synchronized code holds no carrier. */
  private static final int FIRST_WITHOUT_PINNING = 24;

  private static final int POOL = 64;

  /** Of the pool a quarter, so that those who wait keep nobody else from being served. */
  private static final int MOST_WAITING_IN_POOL = POOL / 4;

  /** For the same reason. */
  private static final int MOST_RECEIVING_IN_POOL = POOL / 4;

  private static final int MOST_WAITING = 200;

  /** A file keeps some 300 KiB while it comes in, of the 256 MiB in which a server works. */
  private static final int MOST_RECEIVING = 64;

  private RestDefaults() {}

  public static PropertySource source() {
    return PropertySource.of("rest-defaults", properties(Runtime.version().feature()), -1_000);
  }

  static Map<String, Object> properties(int javaFeature) {
    Map<String, Object> properties = new HashMap<>();
    properties.putAll(json());
    properties.putAll(limits());
    properties.putAll(origins());
    properties.putAll(threads(javaFeature));
    return properties;
  }

  private static Map<String, Object> json() {
    return Map.of(
        "micronaut.serde.property-naming-strategy",
        "SNAKE_CASE",
        "micronaut.serde.serialization.inclusion",
        "ALWAYS",
        "micronaut.serde.maximum-nesting-depth",
        64,
        // Signs beyond the basic plane as what they are, and not as two escapes.
        "micronaut.serde.jackson.write-features.COMBINE_UNICODE_SURROGATES_IN_UTF8",
        true,
        "micronaut.server.semicolon-is-normal-char",
        true);
  }

  /**
   * Bodies are held to the limit of their route by the connection; the framework's own limits only
   * must not be smaller. The idle time-out is longer than the longest wait that a client may ask.
   */
  private static Map<String, Object> limits() {
    long largest = BodyLimits.IMPORT + (1L << 20);
    return Map.of(
        "micronaut.server.max-request-size",
        largest,
        "micronaut.server.max-request-buffer-size",
        2L << 20,
        "micronaut.server.idle-timeout",
        "150s",
        "micronaut.server.netty.max-header-size",
        16_384,
        "micronaut.server.netty.max-initial-line-length",
        16_384,
        "micronaut.server.netty.request-decompression-enabled",
        false,
        "micronaut.server.netty.compression-threshold",
        1_024);
  }

  /**
   * Which origins may call, our own filter decides. The framework would refuse every other origin
   * than loopback to a server on loopback, where a server behind a proxy stands. What it protects
   * from, pages that use what a browser adds by itself, is nothing here: tokens are never added so.
   */
  private static Map<String, Object> origins() {
    return Map.of("micronaut.server.cors.localhost-pass-through", true);
  }

  private static Map<String, Object> threads(int javaFeature) {
    boolean virtual = javaFeature >= FIRST_WITHOUT_PINNING;
    return virtual
        ? Map.of(
            "micronaut.server.thread-selection",
            "BLOCKING",
            "micronaut.executors.blocking.type",
            "thread_per_task",
            "micronaut.executors.blocking.virtual",
            true,
            "tracker.waiting.most",
            MOST_WAITING,
            "tracker.receiving.most",
            MOST_RECEIVING)
        : Map.of(
            "micronaut.server.thread-selection",
            "BLOCKING",
            "micronaut.executors.blocking.type",
            "fixed",
            "micronaut.executors.blocking.virtual",
            false,
            "micronaut.executors.blocking.n-threads",
            POOL,
            "tracker.waiting.most",
            MOST_WAITING_IN_POOL,
            "tracker.receiving.most",
            MOST_RECEIVING_IN_POOL);
  }
}
