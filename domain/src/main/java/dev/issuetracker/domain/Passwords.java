package dev.issuetracker.domain;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a password must be. It is taken as it was typed: nothing is trimmed, folded or cut off, so
 * that two different passwords never open the same door.
 */
public final class Passwords {
  public static final int SHORTEST = 8;
  public static final int LONGEST = 128;

  private Passwords() {}

  public static Optional<Fault> check(String pointer, @Nullable String password) {
    if (password == null) {
      return Optional.of(Fault.required(pointer));
    }
    return Texts.unreadable(pointer, password, false).or(() -> length(pointer, password));
  }

  private static Optional<Fault> length(String pointer, String password) {
    int length = password.codePointCount(0, password.length());
    if (length < SHORTEST) {
      return fault(pointer, "too_short", "must have at least " + SHORTEST + " characters");
    }
    return length > LONGEST
        ? fault(pointer, "too_long", "must have at most " + LONGEST + " characters")
        : Optional.empty();
  }

  private static Optional<Fault> fault(String pointer, String code, String message) {
    return Optional.of(new Fault(pointer, code, message));
  }
}
