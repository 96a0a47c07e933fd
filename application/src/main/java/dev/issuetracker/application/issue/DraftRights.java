package dev.issuetracker.application.issue;

import dev.issuetracker.application.Action;
import dev.issuetracker.application.Actor;
import dev.issuetracker.domain.IssueDraft;
import dev.issuetracker.domain.PersonRef;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection.NotPermitted;
import java.util.ArrayList;
import java.util.List;

/**
 * What a draft may say of an issue, by who opens it. A reporter describes what is wrong; how it is
 * handled is for those who handle it. Whose issue it is and since when the history believes, so
 * that saying it is for those who may bring issues along from elsewhere.
 */
final class DraftRights {
  private final Actor actor;

  DraftRights(Actor actor) {
    this.actor = actor;
  }

  /**
   * @param reporter whose issue it is going to be
   */
  void refuse(IssueDraft draft, PersonRef reporter, boolean makesLabels) {
    refuse(Action.OPEN_ISSUE_IN_FULL, "a reporter may not set ", "", handling(draft, makesLabels));
    refuse(
        Action.IMPORT,
        "setting ",
        " needs the role " + Action.IMPORT.least().code(),
        origin(draft, reporter));
  }

  private void refuse(Action action, String before, String behind, List<String> beyond) {
    if (!beyond.isEmpty() && !action.isAllowedTo(actor)) {
      throw new Rejected(
          new NotPermitted(
              action.name(), action.least(), before + String.join(", ", beyond) + behind));
    }
  }

  private static List<String> handling(IssueDraft draft, boolean makesLabels) {
    var told = new ArrayList<String>();
    if (draft.status() != null) {
      told.add("status");
    }
    if (draft.assignee() != null) {
      told.add("assignee");
    }
    if (draft.externalId() != null) {
      told.add("external_id");
    }
    if (makesLabels) {
      told.add("labels that do not exist yet");
    }
    return told;
  }

  private List<String> origin(IssueDraft draft, PersonRef reporter) {
    var told = new ArrayList<String>();
    if (!actor.is(reporter)) {
      told.add("reporter");
    }
    var times = draft.times();
    if (times.createdAt() != null) {
      told.add("created_at");
    }
    if (times.resolvedAt() != null) {
      told.add("resolved_at");
    }
    if (times.closedAt() != null) {
      told.add("closed_at");
    }
    return told;
  }
}
