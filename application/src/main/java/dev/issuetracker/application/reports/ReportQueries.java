package dev.issuetracker.application.reports;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts and averages over living issues. Sees no more than the reader of a question may see. Safe
 * for many threads at once.
 */
public interface ReportQueries {

  /** Those with the most issues, then by username in the order of code points. */
  List<Report.TopAssignees.Assigned> topAssignees(Question.TopAssignees question);

  /**
   * Over the issues that are resolved, by when they were. Those are left out that came finished
   * from elsewhere and were created when they were resolved, or else closed: an issue of which
   * nobody tells when it began is given that beginning, and how long it took is not known.
   *
   * @param from null for all times
   */
  Report.Spread latency(Question.Latency question, @Nullable Instant from);

  /** How often something happened in an interval. */
  record Happened(long created, long resolved, long reopened) {}

  /**
   * What happened between each of some instants and the next. What came finished from elsewhere was
   * resolved when it says that it was resolved, or else closed.
   *
   * @param bounds at least two, rising
   */
  List<Happened> happened(long reader, @Nullable Long project, List<Instant> bounds);

  /** How many issues have each status. */
  record Levels(long open, long inProgress, long resolved, long closed) {}

  /**
   * How many issues had each status just before each of some instants. What came finished from
   * elsewhere was open until it says that it was resolved, and then what it came as, or resolved
   * until it says that it was closed. If it says neither, it was always what it came as.
   */
  List<Levels> levels(long reader, @Nullable Long project, List<Instant> ends);

  /**
   * How many unfinished issues were created between each of some instants and the next, and last
   * those after the last: of the finished ones it tells 0.
   *
   * @param bounds rising; the first may be as early as can be
   */
  List<Levels> unfinished(long reader, @Nullable Long project, List<Instant> bounds);
}
