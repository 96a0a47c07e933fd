package dev.issuetracker.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a person may do. Each role may all that the one before it may. */
public enum Role {
  VIEWER,
  REPORTER,
  DEVELOPER,
  MANAGER,
  ADMIN;

  private final String code = name().toLowerCase(Locale.ROOT);

  public String code() {
    return code;
  }

  public boolean includes(Role least) {
    return compareTo(least) >= 0;
  }

  public static Optional<Role> of(String code) {
    return Arrays.stream(values()).filter(role -> role.code.equals(code)).findFirst();
  }

  public static Optional<Fault> check(String pointer, @Nullable String code) {
    if (code == null) {
      return Optional.of(Fault.required(pointer));
    }
    return of(code).isPresent()
        ? Optional.empty()
        : Optional.of(
            new Fault(
                pointer,
                "invalid_role",
                "must be one of viewer, reporter, developer, manager, admin"));
  }
}
