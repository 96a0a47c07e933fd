package dev.issuetracker.application.reports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A report as somebody asks for it, in texts and numbers just as they were given. */
public sealed interface ReportWish {

  /** Who has the most issues? */
  record TopAssignees(@Nullable Integer limit, List<String> status, @Nullable String project)
      implements ReportWish {
    // A short constructor would lose which of them may be null, for who compiles against it.
    public TopAssignees(@Nullable Integer limit, List<String> status, @Nullable String project) {
      this.limit = limit;
      this.status = List.copyOf(status);
      this.project = project;
    }
  }

  /** How long do issues take? */
  record Latency(@Nullable Integer days, @Nullable String project, @Nullable String assignee)
      implements ReportWish {}

  /** How many come, and how many are resolved? */
  record Velocity(When when, @Nullable String project) implements ReportWish {}

  /** How many stand where, day by day? */
  record CumulativeFlow(When when, @Nullable String project) implements ReportWish {}

  /** How long have unfinished issues been waiting? */
  record Aging(@Nullable String project) implements ReportWish {}

  /**
   * Which stretch of time, cut up how.
   *
   * @param interval "day" or "week"
   * @param tz a time zone such as Europe/Berlin
   */
  record When(@Nullable Integer days, @Nullable String interval, @Nullable String tz) {}
}
