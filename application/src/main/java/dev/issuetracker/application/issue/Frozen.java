package dev.issuetracker.application.issue;

import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.IssueEdit;
import dev.issuetracker.domain.IssueField;
import dev.issuetracker.domain.ProjectRef;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection;
import java.util.Optional;

/** What can only be read: deleted issues, and everything in archived projects. */
public final class Frozen {
  private Frozen() {}

  public static void refuse(Issue issue) {
    reason(issue).ifPresent(Frozen::reject);
  }

  static void refuse(Issue issue, IssueEdit edit) {
    reason(issue, edit).ifPresent(Frozen::reject);
  }

  static void refuseArchived(ProjectRef project) {
    archived(project).ifPresent(Frozen::reject);
  }

  /** An issue can be moved neither out of an archived project nor into one. */
  static Optional<Rejection> reason(Issue issue, IssueEdit edit) {
    return reason(issue)
        .or(
            () ->
                edit.value(IssueField.PROJECT) instanceof ProjectRef target
                    ? archived(target)
                    : Optional.empty());
  }

  private static Optional<Rejection> reason(Issue issue) {
    var deletion = issue.deletion();
    return deletion == null
        ? archived(issue.project())
        : Optional.of(
            new Rejection.IssueIsDeleted(issue.id(), issue.key(), issue.version(), deletion));
  }

  private static Optional<Rejection> archived(ProjectRef project) {
    return project.archived()
        ? Optional.of(new Rejection.ProjectIsArchived(project.key()))
        : Optional.empty();
  }

  private static void reject(Rejection reason) {
    throw new Rejected(reason);
  }
}
