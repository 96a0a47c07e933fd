package dev.issuetracker.rest.report;

import dev.issuetracker.application.reports.Report;
import dev.issuetracker.rest.answer.PersonBrief;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What reports look like. */
final class ReportResponse {
  private ReportResponse() {}

  @Serdeable
  @Schema(name = "TopAssignees")
  record TopAssignees(Instant asOf, List<Assigned> results) {}

  @Serdeable
  @Schema(name = "Assigned")
  record Assigned(PersonBrief assignee, long issueCount) {}

  @Serdeable
  @Schema(name = "Latency", description = "Null where there is nothing to average")
  record Latency(
      Instant asOf,
      long count,
      @Nullable Double averageSeconds,
      @Nullable Double medianSeconds,
      @Nullable Double p90Seconds,
      @Nullable Double p95Seconds) {}

  @Serdeable
  @Schema(name = "Velocity")
  record Velocity(
      Instant asOf,
      String tz,
      @Schema(allowableValues = {"day", "week"}) String interval,
      List<Pace> results) {}

  @Serdeable
  @Schema(name = "Pace")
  record Pace(LocalDate from, long created, long resolved, long reopened) {}

  @Serdeable
  @Schema(name = "CumulativeFlow", description = "How many issues had which status at the end")
  record CumulativeFlow(
      Instant asOf,
      String tz,
      @Schema(allowableValues = {"day", "week"}) String interval,
      List<Level> results) {}

  @Serdeable
  @Schema(name = "FlowLevel")
  record Level(LocalDate from, long open, long inProgress, long resolved, long closed) {}

  @Serdeable
  @Schema(name = "Aging")
  record Aging(Instant asOf, List<Age> results) {}

  @Serdeable
  @Schema(name = "AgeBucket")
  record Age(int fromDays, @Nullable Integer toDays, long open, long inProgress) {}

  static Object from(Report report) {
    return switch (report) {
      case Report.TopAssignees(var asOf, var results) ->
          new TopAssignees(
              asOf,
              results.stream()
                  .map(one -> new Assigned(PersonBrief.from(one.assignee()), one.issueCount()))
                  .toList());
      case Report.Latency(var asOf, var spread) ->
          new Latency(
              asOf, spread.count(), spread.average(), spread.median(), spread.p90(), spread.p95());
      case Report.Velocity(var asOf, var calendar, var results) ->
          new Velocity(
              asOf,
              calendar.zone().getId(),
              calendar.interval().code(),
              results.stream()
                  .map(in -> new Pace(in.from(), in.created(), in.resolved(), in.reopened()))
                  .toList());
      case Report.CumulativeFlow(var asOf, var calendar, var results) ->
          new CumulativeFlow(
              asOf,
              calendar.zone().getId(),
              calendar.interval().code(),
              results.stream()
                  .map(
                      in ->
                          new Level(
                              in.from(), in.open(), in.inProgress(), in.resolved(), in.closed()))
                  .toList());
      case Report.Aging(var asOf, var results) ->
          new Aging(
              asOf,
              results.stream()
                  .map(age -> new Age(age.fromDays(), age.toDays(), age.open(), age.inProgress()))
                  .toList());
    };
  }
}
