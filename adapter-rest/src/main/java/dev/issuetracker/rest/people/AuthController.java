package dev.issuetracker.rest.people;

import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.people.Bearer;
import dev.issuetracker.application.people.SignInUseCases;
import dev.issuetracker.rest.security.ClientAddresses;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;

/** The door itself. Its answers hold secrets, so nothing of them is ever kept. */
@Controller("/api/v1/auth")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Sign-in", description = "Coming in and going out.")
class AuthController {
  private final SignInUseCases signIn;
  private final ClientAddresses addresses;

  AuthController(IssueTracker tracker, ClientAddresses addresses) {
    this.signIn = tracker.signIn();
    this.addresses = addresses;
  }

  @Post("/signup")
  @Status(HttpStatus.CREATED)
  @Operation(
      operationId = "signUp",
      summary = "Register as a reporter",
      description = "Only where the operator has opened sign-up.",
      security = {})
  @ApiResponse(responseCode = "201", description = "Registered; sign in next.")
  HttpResponse<UserResponse> signUp(@Body AuthRequests.SignUp body) {
    var person = signIn.signUp(body.toCommand());
    return HttpResponse.created(
        UserResponse.from(person), URI.create("/api/v1/users/" + person.id()));
  }

  @Post("/signin")
  @Operation(
      operationId = "signIn",
      summary = "Get a bearer token for a name and a password",
      description =
          "The token holds for twelve hours. After ten failures in 15 minutes for one name at one"
              + " address, or a hundred at one address, the answer is 429.",
      security = {})
  @ApiResponse(responseCode = "200", description = "Signed in.")
  SignInResponse signIn(
      @Body AuthRequests.SignIn body, @Parameter(hidden = true) HttpRequest<?> request) {
    return SignInResponse.from(signIn.signIn(body.toCommand(addresses.of(request))));
  }

  @Post("/signout")
  @Status(HttpStatus.NO_CONTENT)
  @Operation(operationId = "signOut", summary = "Revoke the token in use")
  @ApiResponse(responseCode = "204", description = "Signed out; the token is worth nothing now.")
  void signOut(@Parameter(hidden = true) Bearer bearer) {
    signIn.signOut(bearer.actor(), bearer.tokenId());
  }
}
