package dev.issuetracker.application.history;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Position;
import dev.issuetracker.domain.IssueKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what happened to all issues, for those who keep a copy of them. Safe for many threads at
 * once.
 *
 * <p>The order is one in which nothing is ever put in between: whoever has seen the event at some
 * place has seen, or was offered, all that stand before it. An event whose transaction has
 * committed may be held back for as long as others are under way that may commit before it.
 */
public interface ChangeFeed {

  /**
   * One event.
   *
   * @param place where it stands, for good
   * @param issue the key that its issue has now
   * @param deleted whether its issue is deleted now
   */
  record Entry(Position place, HistoryEntry event, IssueKey issue, boolean deleted) {

    /** The same for who may not know what a deleted issue said. */
    Entry discreet() {
      return deleted ? new Entry(place, event.untold(), issue, true) : this;
    }
  }

  /**
   * Some events one after the other.
   *
   * @param more whether there are others behind them
   */
  record Part(List<Entry> entries, boolean more) {
    public Part {
      entries = List.copyOf(entries);
    }

    /** The same for who may not know what deleted issues said. */
    Part discreet() {
      return new Part(entries.stream().map(Entry::discreet).toList(), more);
    }
  }

  /**
   * So many octets of texts (UTF-8) are told at once: fewer than of one issue, because many follow.
   */
  int MOST_OCTETS = 1 << 20;

  /**
   * The next events, oldest first; those of deleted issues are among them. Where texts are very
   * long they are fewer than asked for, and one at the least.
   *
   * @param place where the last one stood that was seen, as this feed told it; null or {@link
   *     Position#EDGE} for the beginning
   * @param most from 1
   */
  Part after(Actor actor, @Nullable Position place, int most);

  /**
   * Whether an event stands at a place. Where none does the place was told of a history that is
   * lost, as after a recovery to an earlier time: whoever went on there would keep what is not true
   * any more, and miss what came instead. {@link Position#EDGE}, the beginning, is always reached,
   * and so is what this feed told for the newest while it was empty.
   */
  boolean reaches(Position place);

  /** Where the newest event stands; before all places if nothing has happened yet. */
  Position newest(Actor actor);
}
