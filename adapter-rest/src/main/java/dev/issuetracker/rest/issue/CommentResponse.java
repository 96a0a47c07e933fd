package dev.issuetracker.rest.issue;

import dev.issuetracker.domain.Comment;
import dev.issuetracker.rest.answer.PersonBrief;
import dev.issuetracker.rest.answer.Tagged;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something said about an issue. */
@Serdeable
@Schema(name = "Comment")
public record CommentResponse(
    long id,
    long issueId,
    @Nullable Long parentId,
    String body,
    PersonBrief author,
    Instant createdAt)
    implements Tagged {

  public static CommentResponse from(Comment comment) {
    return new CommentResponse(
        comment.id(),
        comment.issueId(),
        comment.parentId(),
        comment.body(),
        PersonBrief.from(comment.author()),
        comment.createdAt());
  }
}
