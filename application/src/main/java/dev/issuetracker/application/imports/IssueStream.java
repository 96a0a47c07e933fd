package dev.issuetracker.application.imports;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.finding.IssueCriteria;
import dev.issuetracker.domain.Issue;
import java.util.function.Predicate;

/** Hands out issues one by one, however many there are. Safe for many threads at once. */
public interface IssueStream {

  /**
   * Gives every issue that fits to somebody, from one state of the tracker, in the order of the
   * criteria, until he wants no more. Holds a few of them at a time. Not to be called in a
   * transaction, because it takes as long as the taker does.
   *
   * @param taker says whether he wants the next one
   */
  void each(Actor actor, IssueCriteria criteria, Predicate<Issue> taker);
}
