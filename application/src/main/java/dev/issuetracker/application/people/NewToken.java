package dev.issuetracker.application.people;

import dev.issuetracker.domain.Fault;
import dev.issuetracker.domain.Faults;
import dev.issuetracker.domain.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A personal access token as somebody wants it.
 *
 * @param scope "read" or "write"
 * @param expiresAt not finer than a microsecond, as all times are kept; null for the usual one
 */
public record NewToken(@Nullable String name, @Nullable String scope, @Nullable Instant expiresAt) {
  static final Duration USUAL_LIFE = Duration.ofDays(90);
  static final Duration SHORTEST_LIFE = Duration.ofDays(1);
  static final Duration LONGEST_LIFE = Duration.ofDays(365);

  /** "A day from now" stays a day, though the caller's clock and the way here differ a little. */
  static final Duration GRACE = Duration.ofMinutes(5);

  private static final String EXPIRES_AT = "/expires_at";

  /** The same, and what can be judged only by somebody who knows what time it is. */
  public List<Fault> faults(Instant now) {
    var faults = new Faults().addAll(faults());
    if (expiresAt != null && !isInRange(expiresAt, now)) {
      faults.add(new Fault(EXPIRES_AT, "out_of_range", "must be 1 to 365 days from now"));
    }
    return faults.toList();
  }

  public List<Fault> faults() {
    var faults = new Faults().add(Texts.line("/name", name, Texts.NAME_LIMIT));
    if (scope == null) {
      faults.add(Fault.required("/scope"));
    } else if (Token.Scope.of(scope).isEmpty()) {
      faults.add(new Fault("/scope", "invalid_scope", "must be one of read, write"));
    }
    if (expiresAt != null && !expiresAt.truncatedTo(ChronoUnit.MICROS).equals(expiresAt)) {
      faults.add(new Fault(EXPIRES_AT, "too_fine", "must not be finer than a microsecond"));
    }
    return faults.toList();
  }

  private static boolean isInRange(Instant end, Instant now) {
    return !end.isBefore(now.plus(SHORTEST_LIFE).minus(GRACE))
        && !end.isAfter(now.plus(LONGEST_LIFE).plus(GRACE));
  }

  Token.Draft draft(long personId, Instant now) {
    return new Token.Draft(
        personId,
        Token.Kind.PERSONAL,
        Texts.trim(Objects.requireNonNull(name)),
        Token.Scope.of(Objects.requireNonNull(scope)).orElseThrow(),
        now,
        expiresAt == null ? now.plus(USUAL_LIFE) : expiresAt);
  }
}
