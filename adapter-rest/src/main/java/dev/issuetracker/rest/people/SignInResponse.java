package dev.issuetracker.rest.people;

import dev.issuetracker.application.people.SignInUseCases;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** The token of a sign-in, which is told this once. */
@Serdeable
@Schema(name = "SignedIn", description = "What to send with every request from now on.")
public record SignInResponse(
    String accessToken, String tokenType, Instant expiresAt, UserResponse user) {

  static SignInResponse from(SignInUseCases.SignedIn signedIn) {
    return new SignInResponse(
        signedIn.secret().text(),
        "Bearer",
        signedIn.expiresAt(),
        UserResponse.from(signedIn.person()));
  }

  @Override
  public String toString() {
    return "SignInResponse[" + user.username() + "]";
  }
}
