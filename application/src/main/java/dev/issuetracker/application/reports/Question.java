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

  record TopAssignees(long reader, @Nullable Long project, Set<Status> statuses, int limit)
      implements Question {
    public TopAssignees {
      statuses = Set.copyOf(statuses);
    }
  }

  /**
   * @param days null for all times
   */
  record Latency(
      long reader, @Nullable Long project, @Nullable Long assignee, @Nullable Integer days)
      implements Question {}

  record Velocity(long reader, @Nullable Long project, int days, Calendar calendar)
      implements Question {}

  record CumulativeFlow(long reader, @Nullable Long project, int days, Calendar calendar)
      implements Question {}

  record Aging(long reader, @Nullable Long project) implements Question {}
}
