package dev.issuetracker.rest.json;

import org.jspecify.annotations.Nullable;

/** What came of binding one value: a Java value, or nothing because the fault was noted. */
sealed interface Bound {

  record Value(@Nullable Object value) implements Bound {}

  record Faulty() implements Bound {}

  static Bound of(@Nullable Object value) {
    return new Value(value);
  }
}
