package dev.issuetracker.rest.json;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A member of a merge patch (RFC 7396), where absent differs from null. A member that may be
 * cleared is declared {@code Field<@Nullable String>}; for a plain {@code Field<String>} null is a
 * fault.
 */
public sealed interface Field<T extends @Nullable Object> {

  record Absent<T extends @Nullable Object>() implements Field<T> {}

  record Null<T extends @Nullable Object>() implements Field<T> {}

  record Value<T extends @Nullable Object>(T value) implements Field<T> {}

  static <T extends @Nullable Object> Field<T> absent() {
    return new Absent<>();
  }

  default boolean present() {
    return !(this instanceof Absent);
  }

  default <R extends @Nullable Object> R fold(R absent, R nothing, Function<? super T, R> value) {
    return switch (this) {
      case Absent<T>() -> absent;
      case Null<T>() -> nothing;
      case Value<T>(T given) -> value.apply(given);
    };
  }
}
