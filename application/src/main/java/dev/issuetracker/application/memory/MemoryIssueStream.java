package dev.issuetracker.application.memory;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.finding.IssueCriteria;
import dev.issuetracker.application.imports.IssueStream;
import dev.issuetracker.domain.Issue;
import java.util.List;
import java.util.function.Predicate;

/** Everything is in memory anyway: one look, and nobody is kept waiting. */
final class MemoryIssueStream implements IssueStream {
  private final MemoryTransactions transactions;
  private final MemoryIssueSearch search;

  MemoryIssueStream(MemoryTransactions transactions, MemoryIssueSearch search) {
    this.transactions = transactions;
    this.search = search;
  }

  @Override
  public void each(Actor actor, IssueCriteria criteria, Predicate<Issue> taker) {
    List<Issue> all = transactions.read(() -> search.everything(criteria));
    for (var issue : all) {
      if (!taker.test(issue)) {
        return;
      }
    }
  }
}
