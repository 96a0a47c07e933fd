package dev.issuetracker.application.finding;

import java.util.Set;

/**
 * Which values fit: one of some, where any were named, and none of others.
 *
 * @param any empty if every value will do
 */
public record Choice<T>(Set<T> any, Set<T> none) {
  public Choice {
    any = Set.copyOf(any);
    none = Set.copyOf(none);
  }

  public static <T> Choice<T> free() {
    return new Choice<>(Set.of(), Set.of());
  }

  public static <T> Choice<T> of(Set<T> any) {
    return new Choice<>(any, Set.of());
  }

  public boolean isFree() {
    return any.isEmpty() && none.isEmpty();
  }

  public boolean admits(T value) {
    return (any.isEmpty() || any.contains(value)) && !none.contains(value);
  }
}
