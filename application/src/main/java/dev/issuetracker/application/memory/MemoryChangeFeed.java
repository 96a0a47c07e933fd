package dev.issuetracker.application.memory;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Position;
import dev.issuetracker.application.history.ChangeFeed;
import org.jspecify.annotations.Nullable;

/** One writer at a time, so the ids of events stand in the order in which those are committed. */
final class MemoryChangeFeed implements ChangeFeed {
  /** No event has this id. */
  private static final long BEGINNING = 0;

  private final MemoryStore store;
  private final MemoryHistory history;
  private final Present present;

  MemoryChangeFeed(MemoryStore store, MemoryHistory history, Present present) {
    this.store = store;
    this.history = history;
    this.present = present;
  }

  @Override
  public Part after(Actor actor, @Nullable Position place, int most) {
    long seen = place == null ? BEGINNING : id(place);
    var next =
        store.events.range(seen + 1, Long.MAX_VALUE).stream()
            .limit(most + 1L)
            .map(this::entry)
            .toList();
    int fit = LongTexts.fitting(next.stream().map(Entry::event).toList(), MOST_OCTETS);
    return new Part(
        next.stream().limit(Math.min(fit, most)).toList(), next.size() > Math.min(fit, most));
  }

  @Override
  public boolean reaches(Position place) {
    return id(place) == BEGINNING || store.events.has(id(place));
  }

  private long newest() {
    return store.events.last().map(Recorded::id).orElse(BEGINNING);
  }

  private static long id(Position place) {
    return place.isEdge() ? BEGINNING : Long.parseLong(place.keys().getFirst());
  }

  @Override
  public Position newest(Actor actor) {
    return Position.at(newest());
  }

  private Entry entry(Recorded event) {
    var issue = present.issue(store.issues.get(event.issueId()));
    return new Entry(Position.at(event.id()), history.entry(event), issue.key(), issue.isDeleted());
  }
}
