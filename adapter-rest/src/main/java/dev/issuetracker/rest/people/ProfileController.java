package dev.issuetracker.rest.people;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.people.Bearer;
import dev.issuetracker.rest.answer.HeedsIfMatch;
import dev.issuetracker.rest.answer.Preconditions;
import dev.issuetracker.rest.json.MediaTypes;
import dev.issuetracker.rest.security.ClientAddresses;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Everybody's own account. */
@Controller("/api/v1/users/me")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Profile", description = "Your own account.")
class ProfileController {
  private final IssueTracker tracker;
  private final ClientAddresses addresses;
  private final Preconditions preconditions;

  ProfileController(IssueTracker tracker, ClientAddresses addresses, Preconditions preconditions) {
    this.preconditions = preconditions;
    this.tracker = tracker;
    this.addresses = addresses;
  }

  @Get
  @Operation(operationId = "getProfile", summary = "Who am I")
  @ApiResponse(responseCode = "304", description = "The caller has it already")
  @ApiResponse(responseCode = "200", description = "Your account.")
  UserResponse own(@Parameter(hidden = true) Actor actor) {
    return UserResponse.from(tracker.people().own(actor));
  }

  @Patch
  @Consumes({MediaTypes.JSON, MediaTypes.MERGE_PATCH})
  @Operation(operationId = "changeProfile", summary = "Change your name")
  @ApiResponse(responseCode = "200", description = "Your account as it is now.")
  @HeedsIfMatch
  UserResponse change(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(hidden = true) Actor actor,
      @Body UserRequests.ChangeOwn body) {
    var known = preconditions.of(request, UserResponse::from, body::faults);
    return UserResponse.from(tracker.people().changeOwnName(actor, body.name(), known));
  }

  @Put("/password")
  @Status(HttpStatus.NO_CONTENT)
  @Operation(
      operationId = "changePassword",
      summary = "Change your password",
      description = "Ends your other sign-ins. Personal access tokens stay.")
  @ApiResponse(responseCode = "204", description = "Changed.")
  void changePassword(
      @Parameter(hidden = true) Bearer bearer,
      @Body AuthRequests.ChangePassword body,
      @Parameter(hidden = true) HttpRequest<?> request) {
    tracker
        .signIn()
        .changePassword(bearer.actor(), body.toCommand(addresses.of(request), bearer.tokenId()));
  }
}
