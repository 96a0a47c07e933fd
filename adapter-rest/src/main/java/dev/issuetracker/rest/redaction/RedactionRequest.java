package dev.issuetracker.rest.redaction;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.redaction.Redact;
import dev.issuetracker.domain.Fault;
import dev.issuetracker.rest.json.Checked;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What to redact: exactly one of comment, issue with field, and attachment. */
@Serdeable
@Schema(name = "RedactionRequest")
record RedactionRequest(
    @Schema(description = "The id of a comment") @Nullable Long comment,
    @Schema(description = "The id of an issue") @Nullable Long issue,
    @Schema(
            description = "With issue: which text",
            allowableValues = {"title", "description"})
        @Nullable String field,
    @Schema(description = "The id of an attachment, also of one that was removed")
        @Nullable Long attachment,
    @Schema(
            description = "Why; everybody can read it, so it must not repeat what is redacted",
            minLength = 1,
            maxLength = 255)
        String reason)
    implements Checked {
  @Override
  public List<Fault> faults() {
    return Redact.faults(comment, issue, field, attachment, reason);
  }

  Redact toCommand(Actor actor) {
    return new Redact(actor, comment, issue, field, attachment, reason);
  }
}
