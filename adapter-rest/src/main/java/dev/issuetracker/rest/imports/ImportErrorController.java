package dev.issuetracker.rest.imports;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.imports.ImportUseCases;
import dev.issuetracker.domain.Fault;
import dev.issuetracker.domain.Faults;
import dev.issuetracker.rest.answer.Csv;
import dev.issuetracker.rest.answer.Lists;
import dev.issuetracker.rest.answer.Paging;
import dev.issuetracker.rest.answer.Writes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Controller("/api/v1/imports/{id}/errors")
@Tag(name = "Imports")
final class ImportErrorController {
  private final ImportUseCases imports;
  private final Lists lists;
  private final Streams streams;
  private final Writes writes;

  ImportErrorController(IssueTracker tracker, Lists lists, Streams streams, Writes writes) {
    this.writes = writes;
    imports = tracker.imports();
    this.lists = lists;
    this.streams = streams;
  }

  @Operation(
      operationId = "listImportErrors",
      summary = "List the rows that an import refused",
      description =
          "In the order of the file. As text/csv: all of them, each row as it stood in the file,"
              + " after its number, its line and what is wrong with it. Mended, it can be imported"
              + " as it is, with unescape=true unless it was asked for with safe=false.")
  @ApiResponse(
      responseCode = "200",
      description = "The rows",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = Errors.class)),
        @Content(mediaType = Csv.TYPE, schema = @Schema(implementation = String.class))
      })
  @Get(produces = {MediaType.APPLICATION_JSON, Csv.TYPE})
  HttpResponse<?> list(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(hidden = true) Actor actor,
      String id,
      @QueryValue(defaultValue = "true") boolean safe,
      @RequestBean Paging paging) {
    // Two routes would leave a client that says nothing of what it accepts without any.
    MutableHttpResponse<?> answer =
        Csv.isWished(request)
            ? download(request, actor, id, safe, paging)
            : page(request, actor, id, paging);
    return answer.header("Vary", "Accept");
  }

  private MutableHttpResponse<?> page(
      HttpRequest<?> request, Actor actor, String id, Paging paging) {
    var errors = imports.errors(actor, id, lists.window(request, paging));
    return HttpResponse.ok(lists.listing(request, errors, ImportErrorResponse::from))
        .contentType(MediaType.APPLICATION_JSON_TYPE);
  }

  private MutableHttpResponse<?> download(
      HttpRequest<?> request, Actor actor, String id, boolean safe, Paging paging) {
    refuse(paging);
    var job = imports.get(actor, id);
    return streams.send(
        request,
        actor,
        "import-" + job.id() + "-errors.csv",
        Csv.TYPE,
        to -> imports.writeErrors(actor, id, safe, to));
  }

  /** The file holds all rows, whichever page somebody thinks he asks for. */
  private static void refuse(Paging paging) {
    var faults = new Faults();
    var given = new LinkedHashMap<String, @Nullable Object>();
    given.put("size", paging.size());
    given.put("page", paging.page());
    given.put("cursor", paging.cursor());
    given.put("count", paging.count());
    given.forEach(
        (name, value) -> {
          if (value != null) {
            faults.add(
                new Fault(name, "not_taken", "is not taken by text/csv, which has no pages"));
          }
        });
    faults.refuse();
  }

  @Operation(
      operationId = "forgetImportErrors",
      summary = "Take away what the refused rows of an import said",
      description =
          "For texts that should never have been written down: the rows are gone for good, their"
              + " number stays. The import must have ended.")
  @ApiResponse(responseCode = "204", description = "They are gone")
  @Delete
  HttpResponse<?> forget(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(hidden = true) Actor actor,
      String id) {
    return writes.run(
        request,
        actor,
        () -> {
          imports.forgetErrors(actor, id);
          return HttpResponse.noContent();
        });
  }

  /** The shape of a page, for the document. */
  @Schema(name = "ImportErrors")
  record Errors(
      @Nullable Long count,
      @Nullable Boolean countExact,
      @Nullable String next,
      @Nullable String previous,
      List<ImportErrorResponse> results) {}
}
