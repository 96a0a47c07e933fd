package dev.issuetracker.application.issue;

import dev.issuetracker.application.Action;
import dev.issuetracker.application.Actor;
import dev.issuetracker.domain.Issue;

/** Whether somebody may know that an issue is there at all. */
final class Visibility {
  private Visibility() {}

  static boolean shows(Actor actor, Issue issue) {
    return !issue.isDeleted() || Action.READ_DELETED_ISSUES.isAllowedTo(actor);
  }
}
