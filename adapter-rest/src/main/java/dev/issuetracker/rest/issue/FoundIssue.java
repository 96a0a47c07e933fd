package dev.issuetracker.rest.issue;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.issuetracker.application.finding.IssueHit;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An issue in a list, perhaps with a word on why it is there. */
@Serdeable
@Schema(name = "FoundIssue")
public record FoundIssue(
    @JsonUnwrapped IssueResponse issue,
    @Schema(description = "With highlight=true and q, else null")
        @Nullable HighlightResponse highlight) {

  static FoundIssue from(IssueHit hit) {
    return new FoundIssue(
        IssueResponse.from(hit.issue()), HighlightResponse.fromNullable(hit.highlight()));
  }
}
