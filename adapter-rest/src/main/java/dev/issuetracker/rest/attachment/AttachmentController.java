package dev.issuetracker.rest.attachment;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.attachment.AttachmentRepository.Received;
import dev.issuetracker.application.attachment.AttachmentUseCases;
import dev.issuetracker.domain.Fault;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.rest.answer.HeedsIfMatch;
import dev.issuetracker.rest.answer.Listing;
import dev.issuetracker.rest.answer.Lists;
import dev.issuetracker.rest.answer.Paging;
import dev.issuetracker.rest.answer.Preconditions;
import dev.issuetracker.rest.answer.Receiving;
import dev.issuetracker.rest.answer.Writes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
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
import java.util.List;

@Controller("/api/v1")
@Tag(name = "Attachments")
final class AttachmentController {
  private final AttachmentUseCases attachments;
  private final Uploads uploads;
  private final Receiving receiving;
  private final Writes writes;
  private final Lists lists;
  private final Preconditions preconditions;

  AttachmentController(
      IssueTracker tracker,
      Uploads uploads,
      Receiving receiving,
      Writes writes,
      Lists lists,
      Preconditions preconditions) {
    this.preconditions = preconditions;
    this.attachments = tracker.attachments();
    this.uploads = uploads;
    this.receiving = receiving;
    this.writes = writes;
    this.lists = lists;
  }

  @Operation(
      operationId = "addAttachment",
      summary = "Attach a file to an issue",
      description =
          "The form has one part, file, of at most 25 MiB. What it is, its content tells: a type"
              + " that the server does not allow is a 415. The name is kept without what is not fit"
              + " for a file's name. Changes neither the issue's version nor updated_at.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "multipart/form-data",
              schema = @Schema(implementation = AttachmentUpload.class)))
  @ApiResponse(
      responseCode = "201",
      description = "The attachment",
      content = @Content(schema = @Schema(implementation = AttachmentResponse.class)))
  @Post("/issues/{ref}/attachments")
  @Consumes("multipart/form-data")
  HttpResponse<?> add(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(hidden = true) Actor actor,
      String ref,
      @Body InputStream body) {
    return receiving.from(actor, body, () -> received(request, actor, ref, body));
  }

  private HttpResponse<?> received(
      HttpRequest<?> request, Actor actor, String ref, InputStream body) {
    var file = uploads.receive(request, actor, ref, body);
    try {
      var answer = writes.run(request, actor, () -> attached(actor, ref, file));
      if (answer.code() != 201 || answer.getHeaders().contains("Idempotency-Replayed")) {
        attachments.discard(file);
      }
      return answer;
    } catch (Rejected refused) {
      attachments.discard(file);
      throw refused;
    }
  }

  private HttpResponse<?> attached(Actor actor, String ref, Received file) {
    var added = attachments.attach(actor, ref, file);
    var place = URI.create("/api/v1/attachments/" + added.id());
    return HttpResponse.created(AttachmentResponse.from(added), place);
  }

  @Operation(
      operationId = "listAttachments",
      summary = "List the attachments of an issue",
      description = "Oldest first.")
  @Get("/issues/{ref}/attachments")
  Listing<AttachmentResponse> list(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(hidden = true) Actor actor,
      String ref,
      @RequestBean Paging paging) {
    var slice = attachments.list(actor, ref, lists.window(request, paging));
    return lists.listing(request, slice, AttachmentResponse::from);
  }

  @Operation(
      operationId = "downloadAttachment",
      summary = "Download an attachment",
      description =
          "The bytes, whole or as the header Range asks. The entity tag is the file's SHA-256.")
  @ApiResponse(
      responseCode = "200",
      description = "The bytes, as what they are",
      content = {
        @Content(mediaType = "text/plain", schema = @Schema(implementation = String.class)),
        @Content(
            mediaType = "application/octet-stream",
            schema = @Schema(implementation = String.class, format = "binary"))
      })
  @ApiResponse(responseCode = "206", description = "Some of the bytes")
  @ApiResponse(responseCode = "304", description = "The caller has them already")
  @ApiResponse(responseCode = "416", description = "There are not so many bytes")
  @Get(uri = "/attachments/{id}", produces = MediaType.ALL)
  HttpResponse<?> download(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(hidden = true) Actor actor,
      String id) {
    return new Download(attachments, attachments.get(actor, id)).answer(request);
  }

  @Operation(operationId = "removeAttachment", summary = "Remove an attachment")
  @ApiResponse(responseCode = "204", description = "It is gone")
  @ApiResponse(responseCode = "412", description = "If-Match names another file")
  @Delete("/attachments/{id}")
  @HeedsIfMatch
  HttpResponse<?> remove(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(hidden = true) Actor actor,
      String id) {
    return writes.run(
        request,
        actor,
        () -> {
          var known =
              preconditions.of(request, Download::tag, AttachmentResponse::from, List::<Fault>of);
          attachments.remove(actor, id, known);
          return HttpResponse.noContent();
        });
  }
}
