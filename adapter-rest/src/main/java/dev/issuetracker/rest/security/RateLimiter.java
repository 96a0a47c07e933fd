package dev.issuetracker.rest.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Counts the requests of each caller, a minute at a time from the first of them. Every server
 * counts for itself. It remembers a bounded number of callers: when there are more, those who come
 * seldom are forgotten first.
 */
@Singleton
final class RateLimiter {
  static final int WINDOW_SECONDS = 60;

  private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(WINDOW_SECONDS);
  private static final int MOST_CALLERS = 100_000;

  private final int limit;
  private final LongSupplier nanos;
  private final Cache<String, Window> windows =
      Caffeine.newBuilder()
          .maximumSize(MOST_CALLERS)
          .expireAfterAccess(Duration.ofSeconds(2L * WINDOW_SECONDS))
          .build();

  private record Window(long from, int used) {}

  /**
   * What a caller has left.
   *
   * @param remaining how many more requests; below 0 this one was too many
   * @param resetSeconds when there will be as many as ever
   */
  record Quota(int limit, int remaining, long resetSeconds) {
    boolean exceeded() {
      return remaining < 0;
    }

    String policyHeader() {
      return "\"default\";q=" + limit + ";w=" + WINDOW_SECONDS;
    }

    String header() {
      return "\"default\";r=" + Math.max(0, remaining) + ";t=" + resetSeconds;
    }
  }

  @Inject
  RateLimiter(SecuritySettings settings) {
    this(settings.rateLimit(), System::nanoTime);
  }

  RateLimiter(int limit, LongSupplier nanos) {
    this.limit = limit;
    this.nanos = nanos;
  }

  boolean isOn() {
    return limit > 0;
  }

  /** Counts a request of a caller. */
  Quota take(String caller) {
    long now = nanos.getAsLong();
    var window =
        windows
            .asMap()
            .compute(
                caller,
                (key, before) ->
                    next(before == null || isOver(before, now) ? new Window(now, 0) : before));
    return quota(window, now);
  }

  /** What is left, without counting a request. */
  Quota look(String caller) {
    long now = nanos.getAsLong();
    var window = windows.getIfPresent(caller);
    return quota(window == null || isOver(window, now) ? new Window(now, 0) : window, now);
  }

  /** Whoever goes on asking is not counted for ever: one too many says it all. */
  private Window next(Window window) {
    return new Window(window.from, Math.min(window.used, limit) + 1);
  }

  private static boolean isOver(Window window, long now) {
    return now - window.from >= WINDOW_NANOS;
  }

  private Quota quota(Window window, long now) {
    long left = WINDOW_NANOS - (now - window.from);
    return new Quota(
        limit,
        limit - window.used,
        Math.max(1, TimeUnit.NANOSECONDS.toSeconds(left + 999_999_999)));
  }
}
