package dev.issuetracker.rest.redaction;

import dev.issuetracker.application.redaction.RedactionUseCases.Redacted;
import dev.issuetracker.rest.answer.PersonBrief;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What was redacted. */
@Serdeable
@Schema(name = "Redaction")
record RedactionResponse(
    long issueId,
    String key,
    @Schema(allowableValues = {"comment", "title", "description", "attachment"}) String what,
    @Schema(description = "Of the comment or attachment; null for a field of the issue")
        @Nullable Long id,
    String reason,
    PersonBrief actor,
    Instant redactedAt) {

  static RedactionResponse from(Redacted redacted) {
    return new RedactionResponse(
        redacted.issueId(),
        redacted.key().toString(),
        redacted.what(),
        redacted.id(),
        redacted.reason(),
        PersonBrief.from(redacted.actor()),
        redacted.at());
  }
}
