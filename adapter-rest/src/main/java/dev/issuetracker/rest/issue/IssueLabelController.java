package dev.issuetracker.rest.issue;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.issue.IssueUseCases;
import dev.issuetracker.rest.answer.HeedsIfMatch;
import dev.issuetracker.rest.answer.Writes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Controller("/api/v1/issues/{ref}/labels")
@Tag(name = "Issues")
final class IssueLabelController {
  private final IssueUseCases issues;
  private final Writes writes;

  IssueLabelController(IssueTracker tracker, Writes writes) {
    this.issues = tracker.issues();
    this.writes = writes;
  }

  @Operation(operationId = "getIssueLabels", summary = "Read the labels of an issue")
  @ApiResponse(responseCode = "304", description = "The caller has it already")
  @ApiResponse(
      responseCode = "200",
      description = "The labels",
      content = @Content(schema = @Schema(implementation = LabelsOfIssue.class)))
  @Get
  HttpResponse<?> get(@Parameter(hidden = true) Actor actor, String ref) {
    return HttpResponse.ok(LabelsOfIssue.from(issues.get(actor, ref).issue()));
  }

  @Operation(
      operationId = "replaceIssueLabels",
      summary = "Replace the labels of an issue",
      description = "The whole set in one step. Names that do not exist are created.")
  @ApiResponse(
      responseCode = "200",
      description = "The labels after the change",
      content = @Content(schema = @Schema(implementation = LabelsOfIssue.class)))
  @Put
  @HeedsIfMatch
  HttpResponse<?> replace(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(hidden = true) Actor actor,
      String ref,
      @QueryValue @Nullable Long version,
      @Body IssueRequests.ReplaceLabels body) {
    return writes.run(
        request,
        actor,
        () -> {
          var expected = Versions.inQuery(request, version, body::faults);
          return HttpResponse.ok(
              LabelsOfIssue.from(
                  issues.replaceLabels(
                      new IssueUseCases.ReplaceLabels(actor, ref, body.labels(), expected))));
        });
  }

  @Operation(
      operationId = "adjustIssueLabels",
      summary = "Put labels on an issue, and take labels off",
      description = "Needs no version, and leaves alone what others put on or took off meanwhile.")
  @ApiResponse(
      responseCode = "200",
      description = "The labels after the change",
      content = @Content(schema = @Schema(implementation = LabelsOfIssue.class)))
  @Patch
  @Consumes({"application/json", "application/merge-patch+json"})
  @HeedsIfMatch
  HttpResponse<?> adjust(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(hidden = true) Actor actor,
      String ref,
      @Body IssueRequests.AdjustLabels body) {
    return writes.run(
        request,
        actor,
        () -> {
          var expected = Versions.inQuery(request, null, body::faults);
          var adjustment = new IssueUseCases.AdjustLabels(actor, ref, body.added(), body.removed());
          return HttpResponse.ok(LabelsOfIssue.from(issues.adjustLabels(adjustment, expected)));
        });
  }
}
