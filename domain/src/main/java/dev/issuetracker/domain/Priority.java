package dev.issuetracker.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How much an issue matters, the least first. */
public enum Priority {
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL;

  private final String code = name().toLowerCase(Locale.ROOT);

  public String code() {
    return code;
  }

  public static Optional<Priority> of(String code) {
    return Arrays.stream(values()).filter(priority -> priority.code.equals(code)).findFirst();
  }
}
