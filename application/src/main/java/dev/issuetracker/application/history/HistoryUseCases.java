package dev.issuetracker.application.history;

import dev.issuetracker.application.Action;
import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Ports;
import dev.issuetracker.application.Position;
import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Transactions;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.issue.IssueAccess;
import dev.issuetracker.domain.Fault;
import dev.issuetracker.domain.Rejection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reading the past. Safe for many threads at once. */
public final class HistoryUseCases {
  private static final Fault TOO_LONG =
      new Fault(
          "page", "too_long", "texts are too long to be told by page; follow next from the first");

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

  /**
   * Everything that happened to an issue, oldest first. Where texts are very long a part ends early
   * and its places lead on; pages by number, which would not, are refused then.
   */
  public Slice<HistoryEntry> timeline(Actor actor, String issue, Window window) {
    return transactions.read(
        () -> {
          long id = access.get(actor, issue).id();
          if (window.offset() > 0 && history.outgrows(actor, id, window)) {
            throw Rejection.Invalid.because(TOO_LONG);
          }
          return history.timeline(actor, id, window);
        });
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
   * @return fewer, though there are more, where texts are very long; none only at the end
   */
  public List<ChangeFeed.Entry> feed(Actor actor, @Nullable Position place, int most) {
    return feedPart(actor, place, most).entries();
  }

  /** The same, with whether there is more. */
  public ChangeFeed.Part feedPart(Actor actor, @Nullable Position place, int most) {
    Action.READ_ISSUES.require(actor);
    var part = transactions.read(() -> feed.after(actor, place, most));
    return Action.READ_DELETED_ISSUES.isAllowedTo(actor) ? part : part.discreet();
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
