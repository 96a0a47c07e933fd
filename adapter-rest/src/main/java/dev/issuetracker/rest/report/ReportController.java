package dev.issuetracker.rest.report;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.reports.ReportWish;
import dev.issuetracker.rest.answer.Csv;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Controller("/api/v1/reports")
@Tag(name = "Reports")
@Produces({"application/json", Csv.TYPE})
final class ReportController {
  private static final String KEPT =
      " The answer to the same question is kept for a minute (as_of says from when it is), unless"
          + " the request says Cache-Control: no-cache.";

  private final ReportAnswers answers;

  ReportController(ReportAnswers answers) {
    this.answers = answers;
  }

  @Operation(
      operationId = "reportTopAssignees",
      summary = "Who has the most issues",
      description = "Those with the most first, then by username." + KEPT)
  @ApiResponse(
      responseCode = "200",
      description = "The report",
      content = @Content(schema = @Schema(implementation = ReportResponse.TopAssignees.class)))
  @Get("/top-assignees")
  HttpResponse<?> topAssignees(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(hidden = true) Actor actor,
      @QueryValue @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "10")
          @Nullable Integer limit,
      @QueryValue List<String> status,
      @QueryValue @Nullable String project,
      @QueryValue @Schema(allowableValues = {"json", "csv"}) @Nullable String format) {
    var wish = new ReportWish.TopAssignees(limit, status, project);
    return answers.answer(request, actor, wish, format);
  }

  @Operation(
      operationId = "reportLatency",
      summary = "How long issues take",
      description =
          "From creation to the last resolution, of issues that were resolved in the last days (or"
              + " ever). Issues that were imported resolved count if they brought a resolved_at and"
              + " an earlier created_at: of others nobody knows how long they took."
              + KEPT)
  @ApiResponse(
      responseCode = "200",
      description = "The report",
      content = @Content(schema = @Schema(implementation = ReportResponse.Latency.class)))
  @Get("/latency")
  HttpResponse<?> latency(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(hidden = true) Actor actor,
      @QueryValue @Schema(type = "integer", minimum = "1", maximum = "3660") @Nullable Integer days,
      @QueryValue @Nullable String project,
      @QueryValue @Nullable String assignee,
      @QueryValue @Schema(allowableValues = {"json", "csv"}) @Nullable String format) {
    return answers.answer(request, actor, new ReportWish.Latency(days, project, assignee), format);
  }

  @Operation(
      operationId = "reportVelocity",
      summary = "How much was created, resolved and reopened",
      description = "In each day or week (from Monday) that the last days lie in." + KEPT)
  @ApiResponse(
      responseCode = "200",
      description = "The report",
      content = @Content(schema = @Schema(implementation = ReportResponse.Velocity.class)))
  @Get("/velocity")
  HttpResponse<?> velocity(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(hidden = true) Actor actor,
      @QueryValue @Schema(type = "integer", minimum = "1", maximum = "3660", defaultValue = "30")
          @Nullable Integer days,
      @QueryValue @Schema(allowableValues = {"day", "week"}) @Nullable String interval,
      @QueryValue @Nullable String tz,
      @QueryValue @Nullable String project,
      @QueryValue @Schema(allowableValues = {"json", "csv"}) @Nullable String format) {
    var wish = new ReportWish.Velocity(new ReportWish.When(days, interval, tz), project);
    return answers.answer(request, actor, wish, format);
  }

  @Operation(
      operationId = "reportCumulativeFlow",
      summary = "How many issues had which status",
      description =
          "At the end of each day or week (from Monday); of the last one, now. What was imported"
              + " resolved or closed was open until the time that it brought for that."
              + KEPT)
  @ApiResponse(
      responseCode = "200",
      description = "The report",
      content = @Content(schema = @Schema(implementation = ReportResponse.CumulativeFlow.class)))
  @Get("/cumulative-flow")
  HttpResponse<?> cumulativeFlow(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(hidden = true) Actor actor,
      @QueryValue @Schema(type = "integer", minimum = "1", maximum = "3660", defaultValue = "30")
          @Nullable Integer days,
      @QueryValue @Schema(allowableValues = {"day", "week"}) @Nullable String interval,
      @QueryValue @Nullable String tz,
      @QueryValue @Nullable String project,
      @QueryValue @Schema(allowableValues = {"json", "csv"}) @Nullable String format) {
    var wish = new ReportWish.CumulativeFlow(new ReportWish.When(days, interval, tz), project);
    return answers.answer(request, actor, wish, format);
  }

  @Operation(
      operationId = "reportAging",
      summary = "How old unfinished issues are",
      description =
          "By how many days ago they were created (from_days or more, and less than to_days), and"
              + " by status."
              + KEPT)
  @ApiResponse(
      responseCode = "200",
      description = "The report",
      content = @Content(schema = @Schema(implementation = ReportResponse.Aging.class)))
  @Get("/aging")
  HttpResponse<?> aging(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(hidden = true) Actor actor,
      @QueryValue @Nullable String project,
      @QueryValue @Schema(allowableValues = {"json", "csv"}) @Nullable String format) {
    return answers.answer(request, actor, new ReportWish.Aging(project), format);
  }
}
