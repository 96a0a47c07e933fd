package dev.issuetracker.application.issue;

import dev.issuetracker.application.Actor;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.Reference;
import dev.issuetracker.domain.Rejection;
import java.util.Optional;

/** Finds the issue that somebody names, if that somebody may know of it. */
public final class IssueAccess {
  private final IssueRepository issues;

  public IssueAccess(IssueRepository issues) {
    this.issues = issues;
  }

  public Optional<Issue> look(Actor actor, String reference) {
    return IssueReferences.parse(reference)
        .flatMap(issues::find)
        .filter(issue -> Visibility.shows(actor, issue));
  }

  public Issue get(Actor actor, String reference) {
    return look(actor, reference).orElseThrow(() -> Rejection.NotFound.of("issue", reference));
  }

  /** Whether somebody may know of what belongs to an issue. */
  public boolean shows(Actor actor, long issueId) {
    return issues
        .find(new Reference.ById(issueId))
        .filter(issue -> Visibility.shows(actor, issue))
        .isPresent();
  }
}
