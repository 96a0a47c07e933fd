package dev.issuetracker.persistence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement put together from texts of the source code, each with the data for its question
 * marks, so that the two cannot get out of step and no data gets into a text.
 */
record Statement(String text, List<@Nullable Object> parameters) {
  static final Statement EMPTY = new Statement("", List.of());

  Statement {
    parameters = Collections.unmodifiableList(new ArrayList<>(parameters));
  }

  static Statement of(String text, @Nullable Object... parameters) {
    return new Statement(text, Arrays.asList(parameters));
  }

  Statement and(String more, @Nullable Object... data) {
    return and(of(more, data));
  }

  Statement and(Statement more) {
    var all = new ArrayList<@Nullable Object>(parameters);
    all.addAll(more.parameters);
    return new Statement(text + more.text, all);
  }

  @Nullable Object[] data() {
    return parameters.toArray();
  }
}
