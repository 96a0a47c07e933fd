package dev.issuetracker.rest.label;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.label.LabelUseCases;
import dev.issuetracker.domain.Faults;
import dev.issuetracker.rest.answer.HeedsIfMatch;
import dev.issuetracker.rest.answer.Listing;
import dev.issuetracker.rest.answer.Lists;
import dev.issuetracker.rest.answer.NameSearch;
import dev.issuetracker.rest.answer.Paging;
import dev.issuetracker.rest.answer.Preconditions;
import dev.issuetracker.rest.answer.Writes;
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
import io.micronaut.http.annotation.RequestBean;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Controller("/api/v1/labels")
@Tag(name = "Labels")
final class LabelController {
  private final LabelUseCases labels;
  private final Writes writes;
  private final Lists lists;
  private final Preconditions preconditions;

  LabelController(IssueTracker tracker, Writes writes, Lists lists, Preconditions preconditions) {
    this.preconditions = preconditions;
    this.labels = tracker.labels();
    this.writes = writes;
    this.lists = lists;
  }

  @Operation(
      operationId = "createLabel",
      summary = "Create a label",
      description = "Names are the same whatever their case; the one given first is shown.")
  @ApiResponse(
      responseCode = "201",
      description = "The label",
      content = @Content(schema = @Schema(implementation = LabelResponse.class)))
  @Post
  HttpResponse<?> create(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(hidden = true) Actor actor,
      @Body LabelRequests.Create body) {
    return writes.run(
        request,
        actor,
        () -> {
          var created = labels.create(body.toCommand(actor));
          return HttpResponse.created(
              LabelResponse.from(created), URI.create("/api/v1/labels/" + created.id()));
        });
  }

  @Operation(
      operationId = "listLabels",
      summary = "List the labels",
      description = "By name. `q` narrows to names that contain it.")
  @Get
  Listing<LabelResponse> list(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(hidden = true) Actor actor,
      @Parameter(
              description = "A part of the name.",
              schema = @Schema(type = "string", maxLength = NameSearch.LONGEST))
          @QueryValue
          @Nullable String q,
      @RequestBean Paging paging) {
    var faults = new Faults().add(NameSearch.check(q));
    var window = lists.window(request, paging, faults::toList);
    faults.refuse();
    return lists.listing(request, labels.list(actor, q, window), LabelResponse::from);
  }

  @Operation(operationId = "getLabel", summary = "Read a label")
  @ApiResponse(responseCode = "304", description = "The caller has it already")
  @ApiResponse(
      responseCode = "200",
      description = "The label",
      content = @Content(schema = @Schema(implementation = LabelResponse.class)))
  @Get("/{id}")
  HttpResponse<?> get(@Parameter(hidden = true) Actor actor, String id) {
    return HttpResponse.ok(LabelResponse.from(labels.get(actor, id)));
  }

  @Operation(
      operationId = "changeLabel",
      summary = "Rename or recolour a label",
      description = "Makes no version of the issues that carry it.")
  @ApiResponse(
      responseCode = "200",
      description = "The label",
      content = @Content(schema = @Schema(implementation = LabelResponse.class)))
  @Patch("/{id}")
  @Consumes({"application/json", "application/merge-patch+json"})
  @HeedsIfMatch
  HttpResponse<?> change(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(hidden = true) Actor actor,
      String id,
      @Body LabelRequests.Change body) {
    return writes.run(
        request,
        actor,
        () -> {
          var known = preconditions.of(request, LabelResponse::from, body::faults);
          return HttpResponse.ok(
              LabelResponse.from(labels.change(body.toCommand(actor, id), known)));
        });
  }

  @Operation(
      operationId = "deleteLabel",
      summary = "Delete a label",
      description =
          "One that issues carry, as `issue_count` tells, is refused, unless force=true takes it"
              + " off them: a version and a history each. Deleted issues do not count, and lose it"
              + " in the same way. One in an archived project stays, as everything does in there.")
  @ApiResponse(responseCode = "204", description = "It is gone")
  @Delete("/{id}")
  @HeedsIfMatch
  HttpResponse<?> delete(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(hidden = true) Actor actor,
      String id,
      @QueryValue(defaultValue = "false") boolean force) {
    return writes.run(
        request,
        actor,
        () -> {
          var known = preconditions.of(request, LabelResponse::from, List::of);
          labels.delete(new LabelUseCases.Delete(actor, id, force), known);
          return HttpResponse.noContent();
        });
  }
}
