package dev.issuetracker.rest.imports;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.imports.ImportUseCases;
import dev.issuetracker.rest.answer.Listing;
import dev.issuetracker.rest.answer.Lists;
import dev.issuetracker.rest.answer.Paging;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

@Controller("/api/v1/imports/{id}/errors")
@Tag(name = "Imports")
final class ImportErrorController {
  private static final String CSV = "text/csv";

  private final ImportUseCases imports;
  private final Lists lists;
  private final Streams streams;

  ImportErrorController(IssueTracker tracker, Lists lists, Streams streams) {
    imports = tracker.imports();
    this.lists = lists;
    this.streams = streams;
  }

  @Operation(
      operationId = "listImportErrors",
      summary = "List the rows that an import refused",
      description =
          "In the order of the file. As text/csv: all of them, to be mended and imported again.")
  @Get(produces = MediaType.APPLICATION_JSON)
  Listing<ImportErrorResponse> list(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(hidden = true) Actor actor,
      String id,
      @RequestBean Paging paging) {
    return lists.listing(
        request,
        imports.errors(actor, id, lists.window(request, paging)),
        ImportErrorResponse::from);
  }

  @Operation(
      operationId = "downloadImportErrors",
      summary = "Download the rows that an import refused",
      description =
          "Each row as it stood in the file, under the columns of the file, after its number, its"
              + " line and what is wrong with it. Mended, it can be imported as it is, with"
              + " unescape=true unless it was asked for with safe=false.")
  @ApiResponse(
      responseCode = "200",
      description = "The rows",
      content = @Content(mediaType = CSV, schema = @Schema(implementation = String.class)))
  @Get(produces = CSV)
  HttpResponse<?> download(
      @Parameter(hidden = true) Actor actor,
      String id,
      @QueryValue(defaultValue = "true") boolean safe) {
    var job = imports.get(actor, id);
    return streams.send(
        "import-" + job.id() + "-errors.csv", CSV, to -> imports.writeErrors(actor, id, safe, to));
  }
}
