package dev.issuetracker.rest.people;

import dev.issuetracker.application.people.SignInUseCases;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** The token of a sign-in, which is told this once. */
@Serdeable
@Schema(name = "SignedIn", description = "What to send with every request from now on.")
public record SignInResponse(
    @Schema(example = "trk_wQ3bqO1nD0h3m0jz0H7iYw7Zl2v9m8x1s4c6f5g7h8k") String accessToken,
    @Schema(example = "Bearer") String tokenType,
    @Schema(example = "2026-01-10T00:08:01.123456Z") Instant expiresAt,
    UserResponse user) {

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
