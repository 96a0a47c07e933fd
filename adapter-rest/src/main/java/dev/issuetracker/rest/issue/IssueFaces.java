package dev.issuetracker.rest.issue;

import dev.issuetracker.domain.Issue;
import dev.issuetracker.rest.problem.IssueFace;
import jakarta.inject.Singleton;

/** A conflict shows the present issue as every other answer does. */
@Singleton
final class IssueFaces implements IssueFace {
  @Override
  public Object show(Issue issue) {
    return IssueResponse.from(issue);
  }
}
