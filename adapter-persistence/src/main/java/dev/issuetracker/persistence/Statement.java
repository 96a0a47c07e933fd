package dev.issuetracker.persistence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement put together from texts of the source code, each with the data for its question
 * marks, so that the two cannot get out of step and nothing that somebody wrote gets into a text.
 */
record Statement(String text, List<@Nullable Object> parameters) {
  static final Statement EMPTY = new Statement("", List.of());

  Statement {
    parameters = Collections.unmodifiableList(new ArrayList<>(parameters));
  }

  static Statement of(String text, @Nullable Object... parameters) {
    return new Statement(text, Arrays.asList(parameters));
  }

  /** One after the other, put together at once: long texts are not copied for each of them. */
  static Statement all(Statement... parts) {
    int length = 0;
    for (var part : parts) {
      length += part.text.length();
    }
    var text = new StringBuilder(length);
    var parameters = new ArrayList<@Nullable Object>();
    for (var part : parts) {
      text.append(part.text);
      parameters.addAll(part.parameters);
    }
    return new Statement(text.toString(), parameters);
  }

  Statement and(String more, @Nullable Object... data) {
    return and(of(more, data));
  }

  Statement and(Statement more) {
    return all(this, more);
  }

  /**
   * The same, with data that the planner sees only as results of subqueries: what it would make of
   * them is what it makes of any, so that it need not plan for each.
   */
  Statement hidden() {
    return new Statement(text.replace("?", "(SELECT ?)"), parameters);
  }

  @Nullable Object[] data() {
    return parameters.toArray();
  }
}
