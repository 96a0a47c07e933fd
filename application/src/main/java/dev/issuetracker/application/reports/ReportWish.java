package dev.issuetracker.application.reports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A report as somebody asks for it, in texts and numbers just as they were given. */
public sealed interface ReportWish {

  record TopAssignees(@Nullable Integer limit, List<String> status, @Nullable String project)
      implements ReportWish {}

  record Latency(@Nullable Integer days, @Nullable String project, @Nullable String assignee)
      implements ReportWish {}

  record Velocity(When when, @Nullable String project) implements ReportWish {}

  record CumulativeFlow(When when, @Nullable String project) implements ReportWish {}

  record Aging(@Nullable String project) implements ReportWish {}

  /**
   * @param interval "day" or "week"
   * @param tz a time zone such as Europe/Berlin
   */
  record When(@Nullable Integer days, @Nullable String interval, @Nullable String tz) {}
}
