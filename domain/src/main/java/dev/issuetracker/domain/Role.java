package dev.issuetracker.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

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
}
