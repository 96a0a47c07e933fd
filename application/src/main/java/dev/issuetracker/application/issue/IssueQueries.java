package dev.issuetracker.application.issue;

import dev.issuetracker.application.Actor;
import dev.issuetracker.domain.Reference;
import java.util.Optional;

/**
 * Reads one issue for somebody who looks at it, and sees no more than the actor may see. Safe for
 * many threads at once.
 */
public interface IssueQueries {

  /**
   * One issue, deleted or not, by its id or by any key that it ever had, from one state of the
   * tracker.
   */
  Optional<IssueDetail> detail(Actor actor, Reference reference);
}
