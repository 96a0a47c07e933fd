package dev.issuetracker.rest.people;

import dev.issuetracker.application.people.SignInUseCases;
import dev.issuetracker.domain.Fault;
import dev.issuetracker.rest.json.Checked;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** What people send at the door. */
final class AuthRequests {
  private AuthRequests() {}

  /** Nobody chooses the own role. */
  @Introspected
  @Schema(name = "SignUp", description = "A stranger who wants an account.")
  record SignUp(
      @Schema(pattern = UserRequests.USERNAME, description = "Capitals become small")
          String username,
      @Schema(minLength = 1, maxLength = 100) String name,
      @Schema(minLength = 8, maxLength = 128, format = "password") String password)
      implements Checked {
    SignInUseCases.SignUp toCommand() {
      return new SignInUseCases.SignUp(username, name, password);
    }

    @Override
    public List<Fault> faults() {
      return toCommand().faults();
    }

    @Override
    public String toString() {
      return "SignUp[" + username + "]";
    }
  }

  @Introspected
  @Schema(name = "SignIn", description = "A name and its password.")
  record SignIn(String username, @Schema(format = "password") String password) {
    SignInUseCases.SignIn toCommand(String address) {
      return new SignInUseCases.SignIn(username, password, address);
    }

    @Override
    public String toString() {
      return "SignIn[" + username + "]";
    }
  }

  @Introspected
  @Schema(name = "PasswordChange", description = "The present password and the next one.")
  record ChangePassword(
      @Schema(format = "password") String currentPassword,
      @Schema(minLength = 8, maxLength = 128, format = "password") String newPassword)
      implements Checked {
    SignInUseCases.ChangePassword toCommand(String address, Long keptToken) {
      return new SignInUseCases.ChangePassword(currentPassword, newPassword, address, keptToken);
    }

    @Override
    public List<Fault> faults() {
      return toCommand("", 0L).faults();
    }

    @Override
    public String toString() {
      return "ChangePassword[]";
    }
  }
}
