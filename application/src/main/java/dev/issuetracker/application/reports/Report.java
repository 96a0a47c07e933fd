package dev.issuetracker.application.reports;

import dev.issuetracker.domain.PersonRef;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a report answers. */
public sealed interface Report {

  /** What was true at this time. */
  Instant asOf();

  /** Those with the most issues first, then by username. */
  record TopAssignees(Instant asOf, List<Assigned> results) implements Report {
    /** Somebody, and how many issues are his. */
    public record Assigned(PersonRef assignee, long issueCount) {}

    public TopAssignees {
      results = List.copyOf(results);
    }
  }

  /** How long issues took from their creation to their resolution, the last one if many. */
  record Latency(Instant asOf, Spread spread) implements Report {}

  /** Null where there is nothing to average. */
  record Spread(
      long count,
      @Nullable Double average,
      @Nullable Double median,
      @Nullable Double p90,
      @Nullable Double p95) {}

  /** One entry for each interval, an empty one too. */
  record Velocity(Instant asOf, Calendar calendar, List<Pace> results) implements Report {
    public Velocity {
      results = List.copyOf(results);
    }
  }

  /** What happened in one interval. */
  record Pace(LocalDate from, long created, long resolved, long reopened) {}

  /** How many issues had which status at the end of each interval; of the last one: now. */
  record CumulativeFlow(Instant asOf, Calendar calendar, List<Level> results) implements Report {
    public CumulativeFlow {
      results = List.copyOf(results);
    }
  }

  /** How many issues had which status at the end of one interval. */
  record Level(LocalDate from, long open, long inProgress, long resolved, long closed) {}

  /** Unfinished issues by how long ago they were created. */
  record Aging(Instant asOf, List<Age> results) implements Report {
    public Aging {
      results = List.copyOf(results);
    }
  }

  /**
   * How many unfinished issues are so old: of this many days at least, and less than that many.
   *
   * @param toDays null for the oldest
   */
  record Age(int fromDays, @Nullable Integer toDays, long open, long inProgress) {}
}
