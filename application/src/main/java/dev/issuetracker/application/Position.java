package dev.issuetracker.application;

import java.util.List;

/**
 * A place in a sorted list: the sort keys of the row that stands there, as texts, the unique one
 * last; a key that the row does not have is empty. It stays a place when rows come and go around
 * it.
 *
 * <p>A place is one of the list that gave it, under the same filters and the same order, and its
 * keys are believed: with others a list fails, or begins anywhere. Whoever has clients carry places
 * signs them, or checks what comes back.
 */
public record Position(List<String> keys) {
  /** Where a list both begins and ends: behind it stands all of it, and so does before it. */
  public static final Position EDGE = new Position(List.of());

  public Position {
    keys = List.copyOf(keys);
  }

  public boolean isEdge() {
    return keys.isEmpty();
  }

  public static Position at(long id) {
    return new Position(List.of(Long.toString(id)));
  }
}
