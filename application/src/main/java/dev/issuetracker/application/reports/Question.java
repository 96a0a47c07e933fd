package dev.issuetracker.application.reports;

import dev.issuetracker.domain.Status;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A report that somebody may ask for. Two questions that are equal have the same answer, so that an
 * answer can be kept for a while.
 */
public sealed interface Question {

  /** Who asks, as one who sees no more than he may. */
  long reader();

  /** Null for all projects. */
  @Nullable Long project();

  /** Who has the most issues? */
  record TopAssignees(long reader, @Nullable Long project, Set<Status> statuses, int limit)
      implements Question {
    public TopAssignees {
      statuses = Set.copyOf(statuses);
    }
  }

  /**
   * How long do issues take?
   *
   * @param days null for all times
   */
  record Latency(
      long reader, @Nullable Long project, @Nullable Long assignee, @Nullable Integer days)
      implements Question {}

  /** How many come, and how many are resolved? */
  record Velocity(long reader, @Nullable Long project, int days, Calendar calendar)
      implements Question {}

  /** How many stand where, day by day? */
  record CumulativeFlow(long reader, @Nullable Long project, int days, Calendar calendar)
      implements Question {}

  /** How long have unfinished issues been waiting? */
  record Aging(long reader, @Nullable Long project) implements Question {}
}
