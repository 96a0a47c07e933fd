package dev.issuetracker.rest.project;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.project.ProjectUseCases;
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
import org.jspecify.annotations.Nullable;

@Controller("/api/v1/projects")
@Tag(name = "Projects")
final class ProjectController {
  private final ProjectUseCases projects;
  private final Writes writes;
  private final Lists lists;
  private final Preconditions preconditions;

  ProjectController(IssueTracker tracker, Writes writes, Lists lists, Preconditions preconditions) {
    this.preconditions = preconditions;
    this.projects = tracker.projects();
    this.writes = writes;
    this.lists = lists;
  }

  @Operation(operationId = "createProject", summary = "Create a project")
  @ApiResponse(
      responseCode = "201",
      description = "The project",
      content = @Content(schema = @Schema(implementation = ProjectResponse.class)))
  @Post
  HttpResponse<?> create(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(hidden = true) Actor actor,
      @Body ProjectRequests.Create body) {
    return writes.run(
        request,
        actor,
        () -> {
          var created = projects.create(body.toCommand(actor));
          return HttpResponse.created(
              ProjectResponse.from(created), URI.create("/api/v1/projects/" + created.id()));
        });
  }

  @Operation(
      operationId = "listProjects",
      summary = "List the projects",
      description = "By key. `q` narrows to keys and names that contain it.")
  @Get
  Listing<ProjectResponse> list(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(hidden = true) Actor actor,
      @Parameter(
              description = "A part of the key or the name.",
              schema = @Schema(type = "string", maxLength = NameSearch.LONGEST))
          @QueryValue
          @Nullable String q,
      @QueryValue @Nullable Boolean archived,
      @RequestBean Paging paging) {
    var faults = new Faults().add(NameSearch.check(q));
    var window = lists.window(request, paging, faults::toList);
    faults.refuse();
    return lists.listing(request, projects.list(actor, q, archived, window), ProjectResponse::from);
  }

  @Operation(operationId = "getProject", summary = "Read a project, by its key or its id")
  @ApiResponse(responseCode = "304", description = "The caller has it already")
  @ApiResponse(
      responseCode = "200",
      description = "The project",
      content = @Content(schema = @Schema(implementation = ProjectResponse.class)))
  @Get("/{ref}")
  HttpResponse<?> get(@Parameter(hidden = true) Actor actor, String ref) {
    return HttpResponse.ok(ProjectResponse.from(projects.get(actor, ref)));
  }

  @Operation(
      operationId = "changeProject",
      summary = "Change or archive a project",
      description = "Its key never changes. An archived project can only be read.")
  @ApiResponse(
      responseCode = "200",
      description = "The project",
      content = @Content(schema = @Schema(implementation = ProjectResponse.class)))
  @Patch("/{ref}")
  @Consumes({"application/json", "application/merge-patch+json"})
  @HeedsIfMatch
  HttpResponse<?> change(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(hidden = true) Actor actor,
      String ref,
      @Body ProjectRequests.Change body) {
    return writes.run(
        request,
        actor,
        () -> {
          var known = preconditions.of(request, ProjectResponse::from, body::faults);
          return HttpResponse.ok(
              ProjectResponse.from(projects.change(body.toCommand(actor, ref), known)));
        });
  }
}
