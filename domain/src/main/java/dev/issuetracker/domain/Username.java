package dev.issuetracker.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name that a person signs in with: lower case, and never changed. */
public record Username(String value) {
  public static final int LIMIT = 64;

  /** Capitals of ASCII alone: the Kelvin sign is no K, though it becomes a k in lower case. */
  private static final Pattern FORM =
      Pattern.compile("[a-z][a-z0-9._-]{0,63}", Pattern.CASE_INSENSITIVE);

  private static final Set<String> RESERVED = Set.of("none", "me");

  public Username {
    check("", value).ifPresent(fault -> new Faults().add(fault).refuse());
    value = fold(value);
  }

  /** From what a person typed, capitals allowed. */
  public static Username of(String text) {
    return new Username(fold(text));
  }

  /** What is no username stays as it is, and so names nobody. */
  public static String fold(String text) {
    return FORM.matcher(text).matches() ? text.toLowerCase(Locale.ROOT) : text;
  }

  public static Optional<Fault> check(String pointer, @Nullable String text) {
    if (text == null) {
      return Optional.of(Fault.required(pointer));
    }
    if (RESERVED.contains(fold(text))) {
      return Optional.of(new Fault(pointer, "reserved", "this name is reserved"));
    }
    return FORM.matcher(text).matches()
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
