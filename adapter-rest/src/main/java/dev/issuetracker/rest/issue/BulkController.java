package dev.issuetracker.rest.issue;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.issue.BulkUseCases;
import dev.issuetracker.application.issue.BulkUseCases.EditMany;
import dev.issuetracker.application.issue.BulkUseCases.MoveMany;
import dev.issuetracker.application.issue.BulkUseCases.OpenMany;
import dev.issuetracker.rest.answer.Writes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;

@Controller("/api/v1/issues")
@Tag(name = "Many issues at once")
final class BulkController {
  private static final String ALL_OR_NONE =
      "All of it happens or none: unknown issues are a 400 and conflicts a 409, each naming every"
          + " entry. With dry_run=true the answer is the same and nothing is changed.";

  private final BulkUseCases bulk;
  private final Writes writes;

  BulkController(IssueTracker tracker, Writes writes) {
    this.bulk = tracker.bulk();
    this.writes = writes;
  }

  @Operation(
      operationId = "openIssues",
      summary = "Open many issues",
      description =
          ALL_OR_NONE
              + " Location is the list of what was opened, of the first "
              + BulkResponses.Created.MOST_NAMED
              + " of more. After a dry run there is nothing to be found, and no Location.")
  @ApiResponse(
      responseCode = "201",
      description = "The issues, in the order given",
      content = @Content(schema = @Schema(implementation = BulkResponses.Created.class)))
  @Post("/bulk")
  HttpResponse<?> open(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(hidden = true) Actor actor,
      @QueryValue(value = "dry_run", defaultValue = "false") boolean dryRun,
      @Body BulkRequests.OpenMany body) {
    return writes.run(
        request,
        actor,
        () -> {
          var opened = bulk.openMany(new OpenMany(actor, body.toDrafts(), dryRun));
          var answer = BulkResponses.Created.of(opened, dryRun);
          return dryRun
              ? HttpResponse.created(answer)
              : HttpResponse.created(answer, BulkResponses.Created.location(opened));
        });
  }

  @Operation(
      operationId = "changeIssues",
      summary = "Change many issues, each in its own way",
      description = ALL_OR_NONE)
  @ApiResponse(
      responseCode = "200",
      description = "What was changed, and what was so already",
      content = @Content(schema = @Schema(implementation = BulkResponses.Updated.class)))
  @Patch("/bulk")
  @Consumes({"application/json", "application/merge-patch+json"})
  HttpResponse<?> change(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(hidden = true) Actor actor,
      @QueryValue(value = "dry_run", defaultValue = "false") boolean dryRun,
      @Body BulkRequests.ChangeMany body) {
    return edit(request, actor, new EditMany(actor, "/updates", body.toEntries(), dryRun));
  }

  @Operation(
      operationId = "moveIssues",
      summary = "Give many issues one status",
      description = ALL_OR_NONE)
  @ApiResponse(
      responseCode = "200",
      description = "What was changed, and what was so already",
      content = @Content(schema = @Schema(implementation = BulkResponses.Updated.class)))
  @Post("/bulk-status")
  HttpResponse<?> moveAll(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(hidden = true) Actor actor,
      @QueryValue(value = "dry_run", defaultValue = "false") boolean dryRun,
      @Body BulkRequests.MoveMany body) {
    return writes.run(
        request,
        actor,
        () ->
            HttpResponse.ok(
                BulkResponses.Updated.from(
                    bulk.moveMany(new MoveMany(actor, body.issueIds(), body.status(), dryRun)))));
  }

  @Operation(
      operationId = "moveIssuesEach",
      summary = "Give many issues a status each",
      description = ALL_OR_NONE)
  @ApiResponse(
      responseCode = "200",
      description = "What was changed, and what was so already",
      content = @Content(schema = @Schema(implementation = BulkResponses.Updated.class)))
  @Put("/bulk-status")
  HttpResponse<?> moveEach(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(hidden = true) Actor actor,
      @QueryValue(value = "dry_run", defaultValue = "false") boolean dryRun,
      @Body List<BulkRequests.Move> body) {
    return edit(request, actor, new EditMany(actor, "", BulkRequests.Move.toEntries(body), dryRun));
  }

  private HttpResponse<?> edit(HttpRequest<?> request, Actor actor, EditMany command) {
    return writes.run(
        request, actor, () -> HttpResponse.ok(BulkResponses.Updated.from(bulk.editMany(command))));
  }
}
