package dev.issuetracker.application.issue;

import dev.issuetracker.domain.Issue;
import java.util.Collections;
import java.util.Comparator;
import java.util.Set;

/**
 * The versions that a caller holds a change to; none: the caller does not mind.
 *
 * @param precondition whether the caller named them as a precondition of the request, not as a part
 *     of it
 */
public record Expected(Set<Long> versions, boolean precondition) {
  public Expected {
    versions = Set.copyOf(versions);
  }

  public static Expected anything() {
    return new Expected(Set.of(), false);
  }

  public static Expected version(long version) {
    return new Expected(Set.of(version), false);
  }

  public boolean isGiven() {
    return !versions.isEmpty();
  }

  boolean admits(Issue issue) {
    return versions.isEmpty() || versions.contains(issue.version());
  }

  /**
   * The version that the caller knows: the newest of those named that the issue has had, or else
   * one that it has not reached.
   */
  long known(Issue issue) {
    return versions.stream()
        .filter(version -> version <= issue.version())
        .max(Comparator.naturalOrder())
        .orElseGet(() -> Collections.max(versions));
  }
}
