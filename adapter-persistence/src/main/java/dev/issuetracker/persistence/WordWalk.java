package dev.issuetracker.persistence;

import dev.issuetracker.application.Window.Start;
import dev.issuetracker.application.issue.BulkUseCases;
import java.util.Optional;

/**
 * A walk along a list that asks each issue for words, and gives up after a while: where in the list
 * those lie that say them nobody knows. By relevance there is no way to walk.
 */
record WordWalk(IssueListSql list, Matches.Asked asked) {

  /** For a list that is walked for words, but not to its end. */
  static Optional<WordWalk> of(IssueListSql list) {
    return list.matches() instanceof Matches.Asked asked
            && asked.patience() < Long.MAX_VALUE
            && !list.isRanked()
        ? Optional.of(new WordWalk(list, asked))
        : Optional.empty();
  }

  /** Whether it passes enough issues for so many. */
  boolean leadsTo(long most) {
    return most <= asked.patience();
  }

  /** The same list, of issues that are collected by their words first. */
  IssueListSql collected() {
    return list.with(asked.otherwise());
  }

  /** Those issues {@code i} that say the words, as far as the walk goes. */
  Statement met(Start start) {
    return Statement.of("SELECT i.* FROM (")
        .and(walk("i.*", start))
        .and(") i WHERE true\n")
        .and(asked.condition());
  }

  /** How many of them there are from the beginning, up to a number and one. */
  Statement countMet(long most) {
    return list.table()
        .and("SELECT count(*) AS n FROM (")
        .and(met(new Start.Page(1)))
        .and("LIMIT " + (most + 1) + ") counted");
  }

  /** How many issues it passes, whatever they say. */
  Statement countPassed(Start start) {
    return Statement.of("SELECT count(*) AS n FROM (").and(walk("i.id", start)).and(") passed");
  }

  /**
   * Whether it has come to the end of the list, so that there is no more. Asked a moment later,
   * when so many more may have been deleted as one bulk can.
   */
  boolean ended(long passed) {
    return passed < asked.patience() - BulkUseCases.MOST;
  }

  private Statement walk(String columns, Start start) {
    return list.wordless(columns, start).and("LIMIT " + asked.patience());
  }
}
