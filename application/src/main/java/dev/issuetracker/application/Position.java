package dev.issuetracker.application;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in a sorted list: the sort keys of the row that stands there, as texts, the unique one
 * last. It stays a place when rows come and go around it.
 */
public record Position(List<@Nullable String> keys) {
  public Position {
    keys = Collections.unmodifiableList(new ArrayList<>(keys));
  }

  public static Position at(long id) {
    return new Position(List.of(Long.toString(id)));
  }
}
