package dev.issuetracker.rest.people;

import dev.issuetracker.application.people.PeopleUseCases;
import dev.issuetracker.application.people.PersonPatch;
import dev.issuetracker.domain.Fault;
import dev.issuetracker.domain.Field;
import dev.issuetracker.rest.json.Checked;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is sent about people. */
final class UserRequests {
  static final String USERNAME = "^[A-Za-z][A-Za-z0-9._-]{0,63}$";

  private UserRequests() {}

  @Introspected
  @Schema(name = "NewUser", description = "Somebody who gets an account.")
  record Create(
      @Schema(pattern = USERNAME, description = "Capitals become small") String username,
      @Schema(minLength = 1, maxLength = 100) String name,
      @Schema(
              minLength = 8,
              maxLength = 128,
              format = "password",
              description = "Absent: no sign-in until an admin sets one.")
          @Nullable String password,
      @Schema(allowableValues = {"viewer", "reporter", "developer", "manager", "admin"})
          String role)
      implements Checked {
    PeopleUseCases.NewPerson toCommand() {
      return new PeopleUseCases.NewPerson(username, name, password, role);
    }

    @Override
    public List<Fault> faults() {
      return toCommand().faults();
    }

    @Override
    public String toString() {
      return "Create[" + username + "]";
    }
  }

  @Introspected
  @Schema(name = "UserPatch", description = "An absent field stays. None can be null.")
  record Change(
      @Schema(
              requiredMode = Schema.RequiredMode.NOT_REQUIRED,
              type = "string",
              minLength = 1,
              maxLength = 100)
          Field<String> name,
      @Schema(
              requiredMode = Schema.RequiredMode.NOT_REQUIRED,
              type = "string",
              allowableValues = {"viewer", "reporter", "developer", "manager", "admin"})
          Field<String> role,
      @Schema(
              requiredMode = Schema.RequiredMode.NOT_REQUIRED,
              type = "boolean",
              description = "false deactivates: every token ends, for good.")
          Field<Boolean> active,
      @Schema(
              requiredMode = Schema.RequiredMode.NOT_REQUIRED,
              type = "string",
              minLength = 8,
              maxLength = 128,
              format = "password")
          Field<String> password)
      implements Checked {
    PersonPatch toCommand() {
      return new PersonPatch(name, role, active, password);
    }

    @Override
    public List<Fault> faults() {
      return toCommand().faults();
    }

    @Override
    public String toString() {
      return "Change[]";
    }
  }

  @Introspected
  @Schema(name = "ProfilePatch", description = "What people may change about themselves.")
  record ChangeOwn(
      @Schema(
              requiredMode = Schema.RequiredMode.NOT_REQUIRED,
              type = "string",
              minLength = 1,
              maxLength = 100)
          Field<String> name)
      implements Checked {
    @Override
    public List<Fault> faults() {
      return new PersonPatch(name, Field.absent(), Field.absent(), Field.absent()).faults();
    }
  }
}
