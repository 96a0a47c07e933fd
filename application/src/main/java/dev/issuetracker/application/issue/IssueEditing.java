package dev.issuetracker.application.issue;

import dev.issuetracker.application.Action;
import dev.issuetracker.application.issue.IssueUseCases.Edit;
import dev.issuetracker.domain.Changed;
import dev.issuetracker.domain.Fault;
import dev.issuetracker.domain.Faults;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.IssueEdit;
import dev.issuetracker.domain.IssueField;
import dev.issuetracker.domain.IssuePatch;
import java.time.Instant;
import java.util.List;

/** What an edit of one issue comes to: who may, what they mean, and what stands in its way. */
final class IssueEditing {
  private final IssueRepository issues;
  private final Edits edits;
  private final Conflicts conflicts;

  IssueEditing(IssueRepository issues, Edits edits, Conflicts conflicts) {
    this.issues = issues;
    this.edits = edits;
    this.conflicts = conflicts;
  }

  Names judge(Edit command, Faults faults) {
    if (!command.expected().isGiven()) {
      faults.add(Fault.required("/version"));
    }
    return edits.judge(List.of(new Edits.Placed("", command.patch())), faults);
  }

  /**
   * @param names what {@link #judge} found
   */
  Changed edit(Edit command, Issue issue, Names names, Instant at) {
    refuseEditor(command, issue);
    var edit = edits.settle(List.of(meant(command, issue, names)), names, at).getFirst();
    return settled(command, issue, edit, names, at);
  }

  /** Labels that all exist are the matter of the merge itself, which has looked them up then. */
  private IssuePatch meant(Edit command, Issue issue, Names names) {
    var patch = command.patch();
    var labels = patch.labels().orNull();
    return !command.merge() || labels == null || names.areKnownLabels(labels)
        ? patch
        : conflicts.withoutOldLabels(issue, command.expected(), patch);
  }

  /** What cannot be changed at all is told before the version: with another one it still cannot. */
  private Changed settled(Edit command, Issue issue, IssueEdit edit, Names names, Instant at) {
    Frozen.refuse(issue);
    var meant = edit;
    if (command.merge()) {
      meant = conflicts.merged(issue, command.expected(), edit);
    } else {
      conflicts.refuseStale(issue, command.expected(), edit);
    }
    if (meant.fields().contains(IssueField.ASSIGNEE)) {
      var assignee = command.patch().assignee().orNull();
      new Faults().add(names.inactive(Edits.ASSIGNEE, assignee, issue.assignee())).refuse();
    }
    return apply(issue, meant, at);
  }

  Changed apply(Issue issue, IssueEdit edit, Instant at) {
    Frozen.refuse(issue, edit);
    return issue.edit(edit, project -> issues.nextNumbers(project, 1).getFirst(), at);
  }

  private static void refuseEditor(Edit command, Issue issue) {
    var actor = command.actor();
    if (actor.is(issue.reporter()) && !command.patch().reachesBeyondTexts()) {
      Action.EDIT_OWN_ISSUE.require(actor);
    } else {
      Action.EDIT_ISSUE.require(actor);
    }
  }
}
