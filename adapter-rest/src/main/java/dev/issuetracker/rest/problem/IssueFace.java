package dev.issuetracker.rest.problem;

import dev.issuetracker.domain.Issue;

/** How answers show an issue: a conflict shows the present one. */
@FunctionalInterface
public interface IssueFace {
  Object show(Issue issue);
}
