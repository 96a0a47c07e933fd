package dev.issuetracker.domain;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A field of a patch: absent (stays as it is), null (is cleared) or a value.
 *
 * @param <T> what the field holds
 */
public sealed interface Field<T> {
  /** Not given: what is there stays. */
  record Absent<T>() implements Field<T> {}

  /** Given, and empty: what is there goes. */
  record Null<T>() implements Field<T> {}

  /** Given. */
  record Value<T>(T value) implements Field<T> {}

  static <T> Field<T> absent() {
    return new Absent<>();
  }

  static <T> Field<T> of(@Nullable T value) {
    return value == null ? new Null<>() : new Value<>(value);
  }

  default boolean isPresent() {
    return !(this instanceof Absent);
  }

  /** The value; null where the field is absent or null. */
  default @Nullable T orNull() {
    return this instanceof Value<T>(var value) ? value : null;
  }

  default <R> Field<R> map(Function<T, R> mapping) {
    return switch (this) {
      case Absent<T> ignored -> new Absent<>();
      case Null<T> ignored -> new Null<>();
      case Value<T>(var value) -> new Value<>(mapping.apply(value));
    };
  }
}
