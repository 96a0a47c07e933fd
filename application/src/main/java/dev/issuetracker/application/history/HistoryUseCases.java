package dev.issuetracker.application.history;

import dev.issuetracker.application.Action;
import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Ports;
import dev.issuetracker.application.Position;
import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Transactions;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.issue.IssueAccess;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reading the past. Safe for many threads at once. */
public final class HistoryUseCases {
  private final Transactions transactions;
  private final History history;
  private final ChangeFeed feed;
  private final IssueAccess access;

  public HistoryUseCases(Ports ports) {
    transactions = ports.transactions();
    history = ports.history();
    feed = ports.feed();
    access = new IssueAccess(ports.issues());
  }

  /** Everything that happened to an issue, oldest first. */
  public Slice<HistoryEntry> timeline(Actor actor, String issue, Window window) {
    return transactions.read(() -> history.timeline(actor, access.get(actor, issue).id(), window));
  }

  /**
   * What happened to all issues after some place, oldest first. Somebody who may not know of
   * deleted issues learns of their events too, so that a copy of the tracker misses nothing, but
   * not what these say.
   *
   * @param place where the last event stood that was seen, as this feed told it (an application
   *     that has clients carry it signs or checks it); null or {@link Position#EDGE} for the
   *     beginning
   * @param most from 1
   */
  public List<ChangeFeed.Entry> feed(Actor actor, @Nullable Position place, int most) {
    Action.READ_ISSUES.require(actor);
    var entries = transactions.read(() -> feed.after(actor, place, most));
    return Action.READ_DELETED_ISSUES.isAllowedTo(actor)
        ? entries
        : entries.stream().map(ChangeFeed.Entry::discreet).toList();
  }

  /** Whether an event of this history stands at a place; the beginning always is one. */
  public boolean reaches(Actor actor, Position place) {
    Action.READ_ISSUES.require(actor);
    return transactions.read(() -> feed.reaches(place));
  }

  /** Where the newest event stands: from there on nothing has happened yet. */
  public Position newest(Actor actor) {
    Action.READ_ISSUES.require(actor);
    return transactions.read(() -> feed.newest(actor));
  }
}
