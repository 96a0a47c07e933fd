package dev.issuetracker.application.issue;

import static java.util.Objects.requireNonNull;

import dev.issuetracker.application.history.History;
import dev.issuetracker.application.history.History.Aftermath;
import dev.issuetracker.application.history.History.Span;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.IssueEdit;
import dev.issuetracker.domain.IssuePatch;
import dev.issuetracker.domain.Reconciliation;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection.BulkRefused;
import dev.issuetracker.domain.Rejection.StaleEntry;
import dev.issuetracker.domain.Rejection.StaleVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells a caller who was too late what happened, or merges what does not overlap. */
final class Conflicts {
  private static final int MOST_TOLD = 20;
  private static final int MOST_STEPS_EACH = 10;

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
    long known = expected.known(issue);
    var since = history.between(issue.id(), known, issue.version());
    return new Rejected(stale(issue, known, since, edit, expected.precondition()));
  }

  private static StaleVersion stale(
      Issue issue, long known, Aftermath since, IssueEdit edit, boolean precondition) {
    return new StaleVersion(
        issue,
        known,
        since.newest(),
        since.truncated(),
        Reconciliation.of(issue, since.baseline()).overlapping(edit),
        precondition);
  }

  /**
   * Tells of the first entries that were made from old versions what happened since; of all of them
   * it would be too much.
   */
  List<BulkRefused.Entry> telling(
      List<BulkRefused.Entry> refused, Map<Long, Issue> issues, Map<Long, IssueEdit> edits) {
    var late =
        refused.stream()
            .map(BulkRefused.Entry::reason)
            .filter(StaleEntry.class::isInstance)
            .map(StaleEntry.class::cast)
            .limit(MOST_TOLD)
            .toList();
    if (late.isEmpty()) {
      return refused;
    }
    var spans =
        late.stream().map(one -> new Span(one.issueId(), one.yours(), one.current())).toList();
    var since = history.between(spans, MOST_STEPS_EACH).iterator();
    var told = new HashMap<Long, StaleVersion>();
    for (var one : late) {
      long id = one.issueId();
      var edit = edits.getOrDefault(id, IssueEdit.edit().build());
      told.put(id, stale(requireNonNull(issues.get(id)), one.yours(), since.next(), edit, false));
    }
    return refused.stream()
        .map(
            entry ->
                told.containsKey(entry.issueId())
                    ? new BulkRefused.Entry(
                        entry.pointer(), entry.issueId(), requireNonNull(told.get(entry.issueId())))
                    : entry)
        .toList();
  }
}
