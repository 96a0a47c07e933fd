package dev.issuetracker.rest.people;

import dev.issuetracker.domain.Person;
import dev.issuetracker.rest.answer.Tagged;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** A person as everybody sees them. */
@Serdeable
@Schema(name = "User", description = "Somebody who may sign in, report and be assigned.")
public record UserResponse(
    long id,
    String username,
    String name,
    @Schema(allowableValues = {"viewer", "reporter", "developer", "manager", "admin"}) String role,
    @Schema(description = "Whether the person may sign in.") boolean active,
    Instant createdAt,
    Instant updatedAt)
    implements Tagged {

  static UserResponse from(Person person) {
    return new UserResponse(
        person.id(),
        person.username().value(),
        person.name(),
        person.role().code(),
        person.active(),
        person.createdAt(),
        person.updatedAt());
  }
}
