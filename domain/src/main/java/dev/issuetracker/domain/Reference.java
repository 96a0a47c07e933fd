package dev.issuetracker.domain;

import java.util.regex.Pattern;

/**
 * How a caller names something: by its id, or by the name that people use (a username, a project's
 * key, an issue's key). No such name begins with a digit, so the two cannot be mistaken for each
 * other.
 */
public sealed interface Reference {
  Pattern ID = Pattern.compile("[1-9][0-9]{0,15}");

  /** Ids stay below 2^53, so that every JSON reader holds them exactly. */
  long LARGEST_ID = (1L << 53) - 1;

  /** By the number that the store gave. */
  record ById(long id) implements Reference {}

  /** By the name that people use. */
  record ByName(String name) implements Reference {}

  static Reference of(String text) {
    if (ID.matcher(text).matches() && Long.parseLong(text) <= LARGEST_ID) {
      return new ById(Long.parseLong(text));
    }
    return new ByName(text);
  }
}
