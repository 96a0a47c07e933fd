package dev.issuetracker.rest.label;

import dev.issuetracker.domain.Label;
import dev.issuetracker.rest.answer.EntityTag;
import dev.issuetracker.rest.answer.Tagged;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A label by itself. */
@Serdeable
@Schema(name = "Label")
public record LabelResponse(
    long id,
    String name,
    String color,
    @Nullable String description,
    @Schema(description = "How many issues carry it, deleted ones not counted") long issueCount,
    Instant createdAt)
    implements Tagged {
  /** Who puts it on an issue, or takes it off, does not change the label. */
  @Override
  public String etagPrefix() {
    return EntityTag.ownDigest(id, name, color, description);
  }

  static LabelResponse from(Label label) {
    return new LabelResponse(
        label.id(),
        label.name().value(),
        label.color(),
        label.description(),
        label.issueCount(),
        label.createdAt());
  }
}
