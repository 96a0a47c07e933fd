package dev.issuetracker.rest.imports;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.imports.ImportUseCases;
import dev.issuetracker.rest.answer.Listing;
import dev.issuetracker.rest.answer.Lists;
import dev.issuetracker.rest.answer.Paging;
import dev.issuetracker.rest.answer.Writes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.RequestBean;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;

@Controller("/api/v1/imports")
@Tag(name = "Imports")
final class ImportController {
  private final ImportUseCases imports;
  private final ImportAnswers answers;
  private final ImportEvents events;
  private final Writes writes;
  private final Lists lists;

  ImportController(
      IssueTracker tracker,
      ImportAnswers answers,
      ImportEvents events,
      Writes writes,
      Lists lists) {
    imports = tracker.imports();
    this.answers = answers;
    this.events = events;
    this.writes = writes;
    this.lists = lists;
  }

  @Operation(
      operationId = "listImports",
      summary = "List the imports",
      description = "The newest first.")
  @Get
  Listing<ImportResponse> list(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(hidden = true) Actor actor,
      @RequestBean Paging paging) {
    return lists.listing(
        request,
        imports.list(actor, lists.window(request, paging)),
        job -> answers.show(actor, job));
  }

  @Operation(operationId = "getImport", summary = "Read an import: how far it is, or its outcome")
  @ApiResponse(responseCode = "304", description = "The caller has it already")
  @ApiResponse(
      responseCode = "200",
      description = "The import",
      content = @Content(schema = @Schema(implementation = ImportResponse.class)))
  @Get("/{id}")
  HttpResponse<?> get(@Parameter(hidden = true) Actor actor, String id) {
    return HttpResponse.ok(answers.show(actor, imports.get(actor, id)));
  }

  @Operation(
      operationId = "followImport",
      summary = "Follow an import as it goes",
      description =
          "Server-sent events: `progress` whenever it got on, and every ten seconds so that the"
              + " connection stays alive; `end` when it is through. After an hour the stream ends"
              + " by itself. A client that comes back with the `id` of the `end` as"
              + " Last-Event-ID is told by 204 that there is no more.")
  @ApiResponse(responseCode = "204", description = "The client has seen the end")
  @ApiResponse(
      responseCode = "200",
      description = "The import, again and again",
      content =
          @Content(
              mediaType = "text/event-stream",
              schema = @Schema(implementation = String.class)))
  @Get("/{id}/events")
  @Produces("text/event-stream")
  HttpResponse<?> follow(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(hidden = true) Actor actor,
      String id) {
    return events.answer(request, actor, id);
  }

  @Operation(
      operationId = "cancelImport",
      summary = "Stop an import where it is",
      description = "What it has created stays.")
  @ApiResponse(
      responseCode = "200",
      description = "The import",
      content = @Content(schema = @Schema(implementation = ImportResponse.class)))
  @Post("/{id}/cancel")
  HttpResponse<?> cancel(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(hidden = true) Actor actor,
      String id) {
    var ended =
        writes.run(
            request,
            actor,
            () -> {
              var job = imports.cancel(actor, id);
              return HttpResponse.accepted(URI.create(ImportAnswers.PATH + job.id()));
            });
    return answers.shown(actor, ended);
  }

  @Operation(
      operationId = "undoImport",
      summary = "Take back what an import created",
      description =
          "Deletes the issues that nobody has touched since, and reports those that stay. Waits as"
              + " the header Prefer says.")
  @ApiResponse(
      responseCode = "200",
      description = "It is undone",
      content = @Content(schema = @Schema(implementation = ImportResponse.class)))
  @ApiResponse(
      responseCode = "202",
      description = "It is being undone",
      content = @Content(schema = @Schema(implementation = ImportResponse.class)))
  @Post("/{id}/undo")
  HttpResponse<?> undo(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(hidden = true) Actor actor,
      String id) {
    var begun =
        writes.run(
            request,
            actor,
            () -> {
              var job = imports.undo(actor, id);
              return HttpResponse.accepted(URI.create(ImportAnswers.PATH + job.id()));
            });
    return answers.settled(actor, begun, Preference.of(request));
  }
}
