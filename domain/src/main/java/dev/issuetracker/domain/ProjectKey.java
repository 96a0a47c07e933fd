package dev.issuetracker.domain;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The short name of a project that its issues' keys begin with. It never changes. */
public record ProjectKey(String value) {
  // Before MAIN, which is checked against it.
  private static final Pattern FORM = Pattern.compile("[A-Z][A-Z0-9]{1,9}");

  public static final ProjectKey MAIN = new ProjectKey("MAIN");

  public ProjectKey {
    check("", value).ifPresent(fault -> new Faults().add(fault).refuse());
  }

  public static Optional<Fault> check(String pointer, @Nullable String text) {
    if (text == null) {
      return Optional.of(Fault.required(pointer));
    }
    return isKey(text)
        ? Optional.empty()
        : Optional.of(
            new Fault(
                pointer,
                "invalid_key",
                "must have 2 to 10 characters: a capital letter, then capital letters or digits"));
  }

  public static boolean isKey(String text) {
    return FORM.matcher(text).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
