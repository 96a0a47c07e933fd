package dev.issuetracker.application.issue;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Window;
import dev.issuetracker.domain.Issue;

/** Finds issues for those who look for them. Every query sees no more than the actor may see. */
public interface IssueSearch {

  /**
   * A part of the issues that fit the criteria, in their order, ties by id in the same direction.
   */
  Slice<Issue> list(Actor actor, IssueCriteria criteria, Window window);
}
