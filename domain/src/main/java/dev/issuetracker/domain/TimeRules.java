package dev.issuetracker.domain;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the times of an issue must keep that lived elsewhere before. */
final class TimeRules {
  private TimeRules() {}

  static Optional<Fault> past(String pointer, @Nullable Instant time, Instant now) {
    return time != null && time.isAfter(now)
        ? Optional.of(new Fault(pointer, "in_the_future", "must not be in the future"))
        : Optional.empty();
  }

  static Optional<Fault> order(String pointer, @Nullable Instant before, @Nullable Instant after) {
    return before != null && after != null && after.isBefore(before)
        ? Optional.of(
            new Fault(pointer, "out_of_order", "must not be before what happened earlier"))
        : Optional.empty();
  }

  static Optional<Fault> reached(
      String pointer, @Nullable Instant time, @Nullable String status, String... statuses) {
    return time != null && !Arrays.asList(statuses).contains(status)
        ? Optional.of(
            new Fault(pointer, "not_reached", "needs the status " + String.join(" or ", statuses)))
        : Optional.empty();
  }
}
