package dev.issuetracker.rest.answer;

import dev.issuetracker.domain.PersonRef;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A person, where something else is the subject. */
@Serdeable
@Schema(name = "PersonBrief", description = "A person, as others are shown one")
public record PersonBrief(long id, String username, String name) {
  public static PersonBrief from(PersonRef person) {
    return new PersonBrief(person.id(), person.username(), person.name());
  }

  public static @Nullable PersonBrief fromNullable(@Nullable PersonRef person) {
    return person == null ? null : from(person);
  }
}
