package dev.issuetracker.rest.imports;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.imports.ImportUseCases;
import dev.issuetracker.rest.answer.Receiving;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestBean;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.InputStream;
import java.net.URI;

@Controller("/api/v1/issues/import")
@Tag(name = "Imports")
final class UploadController {
  private final ImportUseCases imports;
  private final Uploads uploads;
  private final Receiving receiving;
  private final ImportAnswers answers;

  UploadController(
      IssueTracker tracker, Uploads uploads, Receiving receiving, ImportAnswers answers) {
    imports = tracker.imports();
    this.uploads = uploads;
    this.receiving = receiving;
    this.answers = answers;
  }

  /** The fields of the form, for the documentation. */
  @Schema(name = "ImportForm")
  record Fields(
      @Schema(type = "string", format = "binary", description = ".csv, .csv.gz or .xlsx")
          String file,
      String project,
      Boolean dry_run,
      Boolean create_labels,
      Boolean unescape,
      String sheet) {}

  @Operation(
      operationId = "importIssues",
      summary = "Import issues from a file",
      description =
          "Every row is judged alone; good ones are created, bad ones are reported with every"
              + " fault. The answer waits for the outcome as long as the header Prefer says"
              + " (wait=10, at most 120, 30 if nothing is said; respond-async does not wait).")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.MULTIPART_FORM_DATA,
              schema = @Schema(implementation = Fields.class)))
  @ApiResponse(
      responseCode = "200",
      description = "The outcome",
      content = @Content(schema = @Schema(implementation = ImportResponse.class)))
  @ApiResponse(
      responseCode = "202",
      description = "It is not through yet; Location tells where to look",
      content = @Content(schema = @Schema(implementation = ImportResponse.class)))
  @Post
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<?> start(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(hidden = true) Actor actor,
      @RequestBean ImportQuery query,
      @Body InputStream body) {
    var begun = receiving.from(actor, body, () -> received(request, actor, query, body));
    return answers.settled(actor, begun, Preference.of(request));
  }

  private HttpResponse<?> received(
      HttpRequest<?> request, Actor actor, ImportQuery query, InputStream body) {
    var form = uploads.receive(request, actor, query, body);
    return uploads.start(request, actor, form, this::begin);
  }

  private HttpResponse<?> begin(ImportUseCases.Start command) {
    var job = imports.start(command);
    return HttpResponse.accepted(URI.create(ImportAnswers.PATH + job.id()));
  }
}
