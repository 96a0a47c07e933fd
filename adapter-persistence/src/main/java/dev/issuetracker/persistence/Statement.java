package dev.issuetracker.persistence;

import org.jspecify.annotations.Nullable;

/**
 * A statement put together from texts of the source code, each with the data for its question
 * marks, so that the two cannot get out of step and nothing that somebody wrote gets into a text.
 * Most parts of a list say nothing, since nobody asked for them: those cost nothing either.
 */
final class Statement {
  private static final @Nullable Object[] NO_DATA = {};

  static final Statement EMPTY = new Statement("", NO_DATA);

  private final String text;
  private final @Nullable Object[] data;

  private Statement(String text, @Nullable Object[] data) {
    this.text = text;
    this.data = data;
  }

  static Statement of(String text, @Nullable Object... parameters) {
    if (parameters.length == 0) {
      return text.isEmpty() ? EMPTY : new Statement(text, NO_DATA);
    }
    return new Statement(text, parameters.clone());
  }

  /** One after the other, put together at once: long texts are not copied for each of them. */
  static Statement all(Statement... parts) {
    int length = 0;
    int count = 0;
    Statement longest = EMPTY;
    for (var part : parts) {
      length += part.text.length();
      count += part.data.length;
      longest = part.text.length() > longest.text.length() ? part : longest;
    }
    return longest.text.length() == length ? longest : joined(parts, length, count);
  }

  private static Statement joined(Statement[] parts, int length, int count) {
    var text = new StringBuilder(length);
    var data = count == 0 ? NO_DATA : new @Nullable Object[count];
    int at = 0;
    for (var part : parts) {
      text.append(part.text);
      for (var each : part.data) {
        data[at++] = each;
      }
    }
    return new Statement(text.toString(), data);
  }

  Statement and(String more, @Nullable Object... parameters) {
    return and(of(more, parameters));
  }

  Statement and(Statement more) {
    return all(this, more);
  }

  /**
   * The same, with data that the planner sees only as results of subqueries: what it would make of
   * them is what it makes of any, so that it need not plan for each.
   */
  Statement hidden() {
    return data.length == 0 ? this : new Statement(text.replace("?", "(SELECT ?)"), data);
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  String text() {
    return text;
  }

  @Nullable Object[] data() {
    return data.clone();
  }
}
