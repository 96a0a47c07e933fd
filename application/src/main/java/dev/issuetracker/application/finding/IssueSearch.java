package dev.issuetracker.application.finding;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Window;
import dev.issuetracker.domain.Issue;
import java.util.Map;
import java.util.Set;

/**
 * Finds issues for those who look for them. Every query sees no more than the actor may see. Safe
 * for many threads at once.
 */
public interface IssueSearch {

  /**
   * A part of the issues that fit the criteria, in their order, ties by id in the direction of the
   * last rule. If a text is looked for and nothing at all fits, issues whose titles are similar to
   * it.
   *
   * @param highlight whether to show where the text was found
   */
  Found find(Actor actor, IssueCriteria criteria, Window window, boolean highlight);

  /**
   * How many of the newest issues that fit have each value, for every facet that is asked for. A
   * facet's own filter is for the caller to leave out.
   *
   * @param fuzzy whether those with similar titles are counted, since nothing fits the text
   */
  Map<Facet, Facet.Counts> count(
      Actor actor, IssueCriteria criteria, Set<Facet> facets, boolean fuzzy);

  /** The issues alone. */
  default Slice<Issue> list(Actor actor, IssueCriteria criteria, Window window) {
    return find(actor, criteria, window, false).hits().map(IssueHit::issue);
  }
}
