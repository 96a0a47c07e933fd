package dev.issuetracker.rest.people;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.people.Bearer;
import dev.issuetracker.application.people.TokenUseCases;
import dev.issuetracker.domain.Reference;
import dev.issuetracker.rest.answer.Listing;
import dev.issuetracker.rest.answer.Lists;
import dev.issuetracker.rest.answer.Paging;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;

/** Everybody's own tokens for programs. */
@Controller("/api/v1/users/me/tokens")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Tokens", description = "Personal access tokens, for programs.")
class TokenController {
  private static final String PATH = "/api/v1/users/me/tokens";

  private final TokenUseCases tokens;
  private final Lists lists;

  TokenController(IssueTracker tracker, Lists lists) {
    this.tokens = tracker.tokens();
    this.lists = lists;
  }

  @Get
  @Operation(operationId = "listTokens", summary = "Your tokens, the newest first")
  @ApiResponse(responseCode = "200", description = "A part of the list.")
  Listing<TokenResponses.Kept> list(
      @Parameter(hidden = true) Actor actor,
      @RequestBean Paging paging,
      @Parameter(hidden = true) HttpRequest<?> request) {
    return lists.listing(
        request, tokens.list(actor, lists.window(request, paging)), TokenResponses.Kept::from);
  }

  @Post
  @Status(HttpStatus.CREATED)
  @Operation(
      operationId = "createToken",
      summary = "Make a token for a program",
      description = "The answer tells the token, this once. A person has at most 100 of them.")
  @ApiResponse(responseCode = "201", description = "The new token.")
  HttpResponse<TokenResponses.Made> create(
      @Parameter(hidden = true) Bearer bearer, @Body TokenRequest body) {
    var made = TokenResponses.Made.from(tokens.create(bearer, body.toCommand()));
    return HttpResponse.created(made, URI.create(PATH + "/" + made.id()));
  }

  @Delete("/{id}")
  @Status(HttpStatus.NO_CONTENT)
  @Operation(operationId = "revokeToken", summary = "Revoke one of your tokens")
  @ApiResponse(responseCode = "204", description = "Revoked.")
  void revoke(@Parameter(hidden = true) Actor actor, @PathVariable String id) {
    tokens.revoke(actor, Reference.of(id));
  }
}
