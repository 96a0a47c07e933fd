package dev.issuetracker.rest.people;

import dev.issuetracker.application.people.NewToken;
import dev.issuetracker.domain.Fault;
import dev.issuetracker.rest.json.Checked;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A token that somebody wants for a program. */
@Introspected
@Schema(name = "NewToken", description = "A token for a program.")
record TokenRequest(
    @Schema(minLength = 1, maxLength = 100) String name,
    @Schema(allowableValues = {"read", "write"}) String scope,
    @Schema(
            type = "string",
            format = "date-time",
            description = "1 to 365 days from now; 90 if absent.")
        @Nullable Instant expiresAt)
    implements Checked {

  NewToken toCommand() {
    return new NewToken(name, scope, expiresAt);
  }

  @Override
  public List<Fault> faults() {
    return toCommand().faults();
  }
}
