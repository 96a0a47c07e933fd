package dev.issuetracker.domain;

import java.util.Locale;
import java.util.Optional;

/** Where an issue stands. {@link Workflow} says which moves are allowed. */
public enum Status {
  OPEN,
  IN_PROGRESS,
  RESOLVED,
  CLOSED;

  private final String code = name().toLowerCase(Locale.ROOT);

  /** The name that the world uses. */
  public String code() {
    return code;
  }

  public boolean isFinished() {
    return this == RESOLVED || this == CLOSED;
  }

  public static Optional<Status> of(String code) {
    for (var status : values()) {
      if (status.code.equals(code)) {
        return Optional.of(status);
      }
    }
    return Optional.empty();
  }
}
