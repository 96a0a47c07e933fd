package dev.issuetracker.rest.answer;

import dev.issuetracker.domain.Fault;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parameter {@code q} of lists whose things have names. */
public final class NameSearch {
  public static final int LONGEST = 200;

  private NameSearch() {}

  public static Optional<Fault> check(@Nullable String q) {
    return q == null || q.codePointCount(0, q.length()) <= LONGEST
        ? Optional.empty()
        : Optional.of(new Fault("q", "too_long", "must have at most " + LONGEST + " characters"));
  }
}
