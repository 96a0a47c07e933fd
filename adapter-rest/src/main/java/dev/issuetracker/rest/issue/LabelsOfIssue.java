package dev.issuetracker.rest.issue;

import dev.issuetracker.domain.Issue;
import dev.issuetracker.rest.answer.LabelBrief;
import dev.issuetracker.rest.answer.Tagged;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** The labels of an issue at one of its versions. */
@Serdeable
public record LabelsOfIssue(long issueId, long version, List<LabelBrief> labels) implements Tagged {
  static LabelsOfIssue from(Issue issue) {
    return new LabelsOfIssue(issue.id(), issue.version(), LabelBrief.from(issue.labels()));
  }

  @Override
  public String etagPrefix() {
    return Long.toString(version);
  }
}
