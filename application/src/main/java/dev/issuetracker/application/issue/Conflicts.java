package dev.issuetracker.application.issue;

import dev.issuetracker.application.history.History;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.IssueEdit;
import dev.issuetracker.domain.IssuePatch;
import dev.issuetracker.domain.Reconciliation;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection.StaleVersion;

/** Tells a caller who was too late what happened, or merges what does not overlap. */
final class Conflicts {
  private final History history;

  Conflicts(History history) {
    this.history = history;
  }

  /** Refuses an edit of a version that is no longer the issue's. */
  void refuseStale(Issue issue, Expected expected, IssueEdit edit) {
    if (!expected.admits(issue)) {
      throw stale(issue, expected, edit);
    }
  }

  /**
   * The part of the edit that the caller means, seen from the issue as it is now; refused if it
   * overlaps.
   */
  IssueEdit merged(Issue issue, Expected expected, IssueEdit edit) {
    if (expected.admits(issue)) {
      return edit;
    }
    if (expected.known(issue) > issue.version()) {
      throw stale(issue, expected, edit);
    }
    var since = history.between(issue.id(), expected.known(issue), issue.version());
    var reconciliation = Reconciliation.of(issue, since.baseline());
    if (!reconciliation.overlapping(edit).isEmpty()) {
      throw stale(issue, expected, edit);
    }
    return reconciliation.touched(edit);
  }

  /**
   * The patch without labels that the caller sends back as they were: those that are not there any
   * more shall not be made again for it.
   */
  IssuePatch withoutOldLabels(Issue issue, Expected expected, IssuePatch patch) {
    var named = patch.labels().orNull();
    if (named == null || expected.admits(issue) || expected.known(issue) > issue.version()) {
      return patch;
    }
    var since = history.between(issue.id(), expected.known(issue), issue.version());
    return Reconciliation.of(issue, since.baseline()).hadLabels(named)
        ? patch.withoutLabels()
        : patch;
  }

  private Rejected stale(Issue issue, Expected expected, IssueEdit edit) {
    var since = history.between(issue.id(), expected.known(issue), issue.version());
    return new Rejected(
        new StaleVersion(
            issue,
            expected.known(issue),
            since.newest(),
            since.truncated(),
            Reconciliation.of(issue, since.baseline()).overlapping(edit),
            expected.precondition()));
  }
}
