package dev.issuetracker.rest.issue;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.comment.CommentUseCases;
import dev.issuetracker.rest.answer.Listing;
import dev.issuetracker.rest.answer.Lists;
import dev.issuetracker.rest.answer.Paging;
import dev.issuetracker.rest.answer.Writes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestBean;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;

@Controller("/api/v1")
@Tag(name = "Comments")
final class CommentController {
  private final CommentUseCases comments;
  private final Writes writes;
  private final Lists lists;

  CommentController(IssueTracker tracker, Writes writes, Lists lists) {
    this.comments = tracker.comments();
    this.writes = writes;
    this.lists = lists;
  }

  @Operation(
      operationId = "addComment",
      summary = "Comment on an issue",
      description = "Changes neither the issue's version nor updated_at. A comment never changes.")
  @ApiResponse(
      responseCode = "201",
      description = "The comment",
      content = @Content(schema = @Schema(implementation = CommentResponse.class)))
  @Post("/issues/{ref}/comments")
  HttpResponse<?> add(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(hidden = true) Actor actor,
      String ref,
      @Body IssueRequests.AddComment body) {
    return writes.run(
        request,
        actor,
        () -> {
          var added =
              comments.add(new CommentUseCases.Add(actor, ref, body.body(), body.parentId()));
          return HttpResponse.created(
              CommentResponse.from(added), URI.create("/api/v1/comments/" + added.id()));
        });
  }

  @Operation(
      operationId = "listComments",
      summary = "List the comments of an issue",
      description = "Oldest first; parent_id tells what a comment answers.")
  @Get("/issues/{ref}/comments")
  Listing<CommentResponse> list(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(hidden = true) Actor actor,
      String ref,
      @RequestBean Paging paging) {
    var slice = comments.list(actor, ref, lists.window(request, paging));
    return lists.listing(request, slice, CommentResponse::from);
  }

  @Operation(operationId = "getComment", summary = "Read a comment")
  @ApiResponse(responseCode = "304", description = "The caller has it already")
  @ApiResponse(
      responseCode = "200",
      description = "The comment",
      content = @Content(schema = @Schema(implementation = CommentResponse.class)))
  @Get("/comments/{id}")
  HttpResponse<?> get(@Parameter(hidden = true) Actor actor, String id) {
    return HttpResponse.ok(CommentResponse.from(comments.get(actor, id)));
  }
}
