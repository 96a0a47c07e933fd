package dev.issuetracker.rest.attachment;

import dev.issuetracker.domain.Attachment;
import dev.issuetracker.rest.answer.PersonBrief;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** A file that hangs on an issue. */
@Serdeable
@Schema(name = "Attachment")
public record AttachmentResponse(
    long id,
    long issueId,
    String filename,
    @Schema(description = "What the content says it is") String mediaType,
    long size,
    @Schema(pattern = "^[0-9a-f]{64}$") String sha256,
    PersonBrief uploader,
    Instant createdAt) {

  public static AttachmentResponse from(Attachment attachment) {
    return new AttachmentResponse(
        attachment.id(),
        attachment.issueId(),
        attachment.filename(),
        attachment.mediaType(),
        attachment.size(),
        attachment.sha256(),
        PersonBrief.from(attachment.uploader()),
        attachment.createdAt());
  }
}
