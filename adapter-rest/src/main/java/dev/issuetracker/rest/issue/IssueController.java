package dev.issuetracker.rest.issue;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.issue.IssueDetail;
import dev.issuetracker.application.issue.IssueUseCases;
import dev.issuetracker.rest.answer.HeedsIfMatch;
import dev.issuetracker.rest.answer.Writes;
import dev.issuetracker.rest.problem.InputFault;
import dev.issuetracker.rest.problem.ProblemException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Controller("/api/v1/issues")
@Tag(name = "Issues")
final class IssueController {
  private final IssueUseCases issues;
  private final Writes writes;

  IssueController(IssueTracker tracker, Writes writes) {
    this.issues = tracker.issues();
    this.writes = writes;
  }

  @Operation(
      operationId = "openIssue",
      summary = "Open an issue",
      description =
          "Reporters may set title, description, project, priority, due date and existing labels.")
  @ApiResponse(
      responseCode = "201",
      description = "The issue, as the next read answers it",
      content = @Content(schema = @Schema(implementation = IssueDetailResponse.class)))
  @Post
  HttpResponse<?> open(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(hidden = true) Actor actor,
      @Body IssueRequests.Open body) {
    return writes.run(
        request,
        actor,
        () -> {
          var opened = issues.open(new IssueUseCases.Open(actor, body.toDraft()));
          return HttpResponse.created(IssueDetailResponse.from(opened), location(opened));
        });
  }

  @Operation(
      operationId = "getIssue",
      summary = "Read an issue",
      description = "By its id or by any key that it ever had, with its newest 50 comments.")
  @ApiResponse(responseCode = "304", description = "The caller has it already")
  @ApiResponse(
      responseCode = "200",
      description = "The issue",
      content = @Content(schema = @Schema(implementation = IssueDetailResponse.class)))
  @Get("/{ref}")
  HttpResponse<?> get(@Parameter(hidden = true) Actor actor, String ref) {
    return HttpResponse.ok(IssueDetailResponse.from(issues.get(actor, ref)));
  }

  @Operation(
      operationId = "changeIssue",
      summary = "Change an issue",
      description =
          "A merge patch that names the version it was made from, in the body or as If-Match. If"
              + " the issue has moved on, the answer says what happened since and who did it; with"
              + " on_conflict=merge the change is applied all the same where nothing overlaps.")
  @ApiResponse(
      responseCode = "200",
      description = "The issue after the change",
      content = @Content(schema = @Schema(implementation = IssueDetailResponse.class)))
  @Patch("/{ref}")
  @Consumes({"application/json", "application/merge-patch+json"})
  @HeedsIfMatch
  HttpResponse<?> change(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(hidden = true) Actor actor,
      String ref,
      @QueryValue("on_conflict") @Schema(allowableValues = {"merge"}) @Nullable String onConflict,
      @Body IssueRequests.Change body) {
    return writes.run(
        request,
        actor,
        () -> {
          var faults = new ArrayList<InputFault>();
          var expected = Versions.inBody(request, body.version(), faults);
          boolean merge = merges(onConflict, faults);
          var edit = new IssueUseCases.Edit(actor, ref, body.toPatch(), expected, merge);
          ProblemException.refuse(faults, () -> issues.faults(edit));
          return HttpResponse.ok(IssueDetailResponse.from(issues.edit(edit)));
        });
  }

  @Operation(
      operationId = "deleteIssue",
      summary = "Delete an issue",
      description = "It leaves every list. A manager can restore it.")
  @ApiResponse(responseCode = "204", description = "It is deleted; ETag has its new version")
  @Delete("/{ref}")
  @HeedsIfMatch
  HttpResponse<?> delete(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(hidden = true) Actor actor,
      String ref,
      @QueryValue @Nullable Long version) {
    return writes.run(
        request,
        actor,
        () -> {
          var expected = Versions.inQuery(request, version, List::of);
          var deleted = issues.delete(new IssueUseCases.Delete(actor, ref, expected));
          return HttpResponse.noContent().header("ETag", "\"" + deleted.version() + "\"");
        });
  }

  @Operation(
      operationId = "restoreIssue",
      summary = "Restore a deleted issue",
      description = "An issue that is not deleted is answered unchanged.")
  @ApiResponse(
      responseCode = "200",
      description = "The issue",
      content = @Content(schema = @Schema(implementation = IssueDetailResponse.class)))
  @Post("/{ref}/restore")
  @HeedsIfMatch
  HttpResponse<?> restore(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(hidden = true) Actor actor,
      String ref,
      @QueryValue @Nullable Long version) {
    return writes.run(
        request,
        actor,
        () -> {
          var expected = Versions.inQuery(request, version, List::of);
          return HttpResponse.ok(
              IssueDetailResponse.from(
                  issues.restore(new IssueUseCases.Restore(actor, ref, expected))));
        });
  }

  private static boolean merges(@Nullable String onConflict, List<InputFault> faults) {
    if (onConflict != null && !onConflict.equals("merge")) {
      faults.add(InputFault.parameter("on_conflict", "unknown", "must be merge"));
    }
    return onConflict != null;
  }

  private static URI location(IssueDetail opened) {
    return URI.create("/api/v1/issues/" + opened.issue().id());
  }
}
