package dev.issuetracker.application.finding;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of time: its beginning belongs to it, its end does not. An open one holds everything,
 * what never happened included.
 */
public record Span<T extends Comparable<? super T>>(@Nullable T from, @Nullable T before) {

  public static <T extends Comparable<? super T>> Span<T> open() {
    return new Span<>(null, null);
  }

  public boolean isOpen() {
    return from == null && before == null;
  }

  public boolean holds(@Nullable T at) {
    if (isOpen()) {
      return true;
    }
    return at != null
        && (from == null || at.compareTo(from) >= 0)
        && (before == null || at.compareTo(before) < 0);
  }
}
