package dev.issuetracker.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name that a person signs in with: lower case, and never changed. */
public record Username(String value) {
  public static final int LIMIT = 64;

  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9._-]{0,63}");
  private static final Set<String> RESERVED = Set.of("none", "me");

  public Username {
    check("", value).ifPresent(fault -> new Faults().add(fault).refuse());
  }

  /** From what a person typed, capitals allowed. */
  public static Username of(String text) {
    return new Username(fold(text));
  }

  public static String fold(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  public static Optional<Fault> check(String pointer, @Nullable String text) {
    if (text == null) {
      return Optional.of(Fault.required(pointer));
    }
    var folded = fold(text);
    if (RESERVED.contains(folded)) {
      return Optional.of(new Fault(pointer, "reserved", "this name is reserved"));
    }
    return FORM.matcher(folded).matches()
        ? Optional.empty()
        : Optional.of(
            new Fault(
                pointer,
                "invalid_username",
                "must have 1 to 64 characters: a letter, then letters, digits, dot, hyphen or"
                    + " underscore"));
  }

  @Override
  public String toString() {
    return value;
  }
}
