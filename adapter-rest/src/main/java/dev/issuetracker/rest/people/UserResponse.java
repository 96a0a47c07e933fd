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
    @Schema(example = "7") long id,
    @Schema(example = "alice") String username,
    @Schema(example = "Alice") String name,
    @Schema(
            example = "developer",
            allowableValues = {"viewer", "reporter", "developer", "manager", "admin"})
        String role,
    @Schema(example = "true", description = "Whether the person may sign in.") boolean active,
    @Schema(example = "2026-01-09T12:08:01.123456Z") Instant createdAt,
    @Schema(example = "2026-01-09T12:08:01.123456Z") Instant updatedAt)
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
