package dev.issuetracker.rest.issue;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.issuetracker.application.issue.IssueDetail;
import dev.issuetracker.rest.answer.Tagged;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** An issue by itself: with its newest comments, the oldest of them first. */
@Serdeable
@Schema(name = "IssueDetail")
public record IssueDetailResponse(
    @JsonUnwrapped IssueResponse issue,
    @Schema(description = "The newest 50, the oldest of them first") List<CommentResponse> comments,
    @Schema(description = "Where all of them are") String commentsUrl)
    implements Tagged {

  public static IssueDetailResponse from(IssueDetail detail) {
    return new IssueDetailResponse(
        IssueResponse.from(detail.issue()),
        detail.comments().stream().map(CommentResponse::from).toList(),
        "/api/v1/issues/" + detail.issue().id() + "/comments");
  }

  @Override
  public String etagPrefix() {
    return Long.toString(issue.version());
  }
}
