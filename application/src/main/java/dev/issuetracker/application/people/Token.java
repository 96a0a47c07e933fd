package dev.issuetracker.application.people;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What lets somebody in for a while. The secret itself is told once, when it is made, and nowhere
 * kept.
 *
 * @param name what a person calls it; null for a sign-in
 * @param lastUsedAt exact to some minutes
 */
public record Token(
    long id,
    long personId,
    Kind kind,
    @Nullable String name,
    Scope scope,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant lastUsedAt) {

  /** How it came about: by signing in, or made for a program. */
  public enum Kind {
    SIGN_IN,
    PERSONAL;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What may be done with it. */
  public enum Scope {
    READ,
    WRITE;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Scope> of(String code) {
      return Arrays.stream(values()).filter(scope -> scope.code().equals(code)).findFirst();
    }
  }

  /** A token that is about to be kept. */
  public record Draft(
      long personId,
      Kind kind,
      @Nullable String name,
      Scope scope,
      Instant createdAt,
      Instant expiresAt) {}

  public boolean isLivingAt(Instant time) {
    return time.isBefore(expiresAt);
  }
}
