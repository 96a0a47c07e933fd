package dev.issuetracker.application.history;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Ports;
import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Transactions;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.issue.IssueAccess;

/** Reading the past. Safe for many threads at once. */
public final class HistoryUseCases {
  private final Transactions transactions;
  private final History history;
  private final IssueAccess access;

  public HistoryUseCases(Ports ports) {
    transactions = ports.transactions();
    history = ports.history();
    access = new IssueAccess(ports.issues());
  }

  /** Everything that happened to an issue, oldest first. */
  public Slice<HistoryEntry> timeline(Actor actor, String issue, Window window) {
    return transactions.read(() -> history.timeline(actor, access.get(actor, issue).id(), window));
  }
}
