package dev.issuetracker.application.people;

import dev.issuetracker.domain.Fault;
import dev.issuetracker.domain.Faults;
import dev.issuetracker.domain.Texts;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A personal access token as somebody wants it.
 *
 * @param scope "read" or "write"
 * @param expiresAt a time of RFC 3339; null for the usual one
 */
public record NewToken(@Nullable String name, @Nullable String scope, @Nullable String expiresAt) {
  static final Duration USUAL_LIFE = Duration.ofDays(90);
  static final Duration SHORTEST_LIFE = Duration.ofDays(1);
  static final Duration LONGEST_LIFE = Duration.ofDays(365);

  /** "A day from now" stays a day, though the caller's clock and the way here differ a little. */
  static final Duration GRACE = Duration.ofMinutes(5);

  public List<Fault> faults(Instant now) {
    var faults = new Faults().add(Texts.line("/name", name, Texts.NAME_LIMIT));
    if (scope == null) {
      faults.add(Fault.required("/scope"));
    } else if (Token.Scope.of(scope).isEmpty()) {
      faults.add(new Fault("/scope", "invalid_scope", "must be one of read, write"));
    }
    if (expiresAt != null) {
      faults.add(expiryFault(expiresAt, now));
    }
    return faults.toList();
  }

  private static Optional<Fault> expiryFault(String text, Instant now) {
    var time = time(text);
    if (time.isEmpty()) {
      return Optional.of(
          new Fault("/expires_at", "invalid_time", "must be a time such as 2026-02-28T12:00:00Z"));
    }
    boolean inRange =
        !time.get().isBefore(now.plus(SHORTEST_LIFE).minus(GRACE))
            && !time.get().isAfter(now.plus(LONGEST_LIFE).plus(GRACE));
    return inRange
        ? Optional.empty()
        : Optional.of(new Fault("/expires_at", "out_of_range", "must be 1 to 365 days from now"));
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  Token.Draft draft(long personId, Instant now) {
    return new Token.Draft(
        personId,
        Token.Kind.PERSONAL,
        Texts.trim(Objects.requireNonNull(name)),
        Token.Scope.of(Objects.requireNonNull(scope)).orElseThrow(),
        now,
        expiresAt == null ? now.plus(USUAL_LIFE) : time(expiresAt).orElseThrow());
  }
}
