package dev.issuetracker.domain;

import static dev.issuetracker.domain.Status.CLOSED;
import static dev.issuetracker.domain.Status.IN_PROGRESS;
import static dev.issuetracker.domain.Status.OPEN;
import static dev.issuetracker.domain.Status.RESOLVED;

import java.util.Map;
import java.util.Set;

/**
 * The moves between statuses, as one table. A move out of a finished status into an unfinished one
 * is a reopening. A closed issue must be reopened before it can be resolved again.
 */
public final class Workflow {
  private static final Map<Status, Set<Status>> MOVES =
      Map.of(
          OPEN, Set.of(IN_PROGRESS, RESOLVED, CLOSED),
          IN_PROGRESS, Set.of(OPEN, RESOLVED, CLOSED),
          RESOLVED, Set.of(OPEN, IN_PROGRESS, CLOSED),
          CLOSED, Set.of(OPEN, IN_PROGRESS));

  private Workflow() {}

  /** A move to the present status is no move, and always allowed. */
  public static boolean allows(Status from, Status to) {
    return from == to || movesFrom(from).contains(to);
  }

  public static Set<Status> movesFrom(Status from) {
    return MOVES.getOrDefault(from, Set.of());
  }
}
