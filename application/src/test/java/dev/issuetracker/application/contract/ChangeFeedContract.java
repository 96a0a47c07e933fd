package dev.issuetracker.application.contract;

import static dev.issuetracker.domain.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.Position;
import dev.issuetracker.application.history.ChangeFeed.Entry;
import dev.issuetracker.application.history.HistoryEntry;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.LabelRef;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What everybody keeps who tells what happens to all issues. */
public abstract class ChangeFeedContract extends PortsContract {
  private @Nullable Position before;

  @BeforeEach
  void seeWhatIsThere() {
    // Events of this world stand behind this one, which is waited for.
    var first = world.open(world.anIssue());
    before = following(null, 1, List.of(first)).getLast().place();
  }

  @Test
  void what_happened_is_told_in_the_order_in_which_it_did() {
    var one = world.open(world.anIssue().labelled(world.labels("bug").toArray(LabelRef[]::new)));
    var other = world.open(world.anIssue());
    var renamed = world.rename(one, "Renamed");
    world.comment(other, "Said");
    var deleted = world.delete(renamed);
    world.restore(deleted);

    var told = following(before, 6, List.of(one, other));

    assertThat(told.stream().map(Entry::event).map(HistoryEntry::type))
        .containsExactly(
            "created", "created", "title_changed", "comment_added", "deleted", "restored");
    assertThat(told.stream().map(entry -> entry.event().issueId()))
        .containsExactly(one.id(), other.id(), one.id(), other.id(), one.id(), one.id());
    assertThat(told.getFirst().issue()).isEqualTo(one.key());
    assertThat(told.get(2).event().details()).containsEntry("to", "Renamed");
    assertThat(told.get(3).event().details()).containsEntry("body", "Said");
  }

  @Test
  void a_feed_tells_what_the_timeline_does() {
    var issue = world.open(world.anIssue().titled("At first").assignedTo(world.alice()));
    world.comment(world.rename(issue, "Later"), "Said");

    var told = following(before, 3, List.of(issue));

    var timeline =
        Pages.walk(
            100, window -> read(() -> ports.history().timeline(world.actor(), issue.id(), window)));
    assertThat(told.stream().map(Entry::event)).isEqualTo(timeline);
  }

  @Test
  void whoever_goes_on_sees_what_comes_next_and_nothing_twice() {
    var issues = world.openAll(Stream.generate(world::anIssue).limit(7).toList());

    var whole = following(before, 7, issues);

    for (int size : new int[] {1, 2, 3, 7, 100}) {
      assertThat(walk(size)).as("in parts of " + size).startsWith(whole.toArray(Entry[]::new));
    }
  }

  @Test
  void nothing_comes_after_the_newest() {
    var issue = world.open(world.anIssue());
    var place = following(before, 1, List.of(issue)).getLast().place();

    var newest = read(() -> ports.feed().newest(world.actor()));

    assertThat(after(newest, 100).stream().filter(entry -> isOf(entry, List.of(issue)))).isEmpty();
    assertThat(newest).isEqualTo(place);
  }

  @Test
  void a_place_is_reached_where_an_event_stands() {
    var issue = world.open(world.anIssue());
    var place = following(before, 1, List.of(issue)).getLast().place();

    assertThat(read(() -> ports.feed().reaches(place))).isTrue();
    assertThat(read(() -> ports.feed().reaches(moved(place, 0, -1)))).as("passed by").isFalse();
    assertThat(read(() -> ports.feed().reaches(moved(place, 1, 1_000_000_000_000L)))).isFalse();
  }

  /** Where no event stands, in one of the keys, counted from the last. */
  private static Position moved(Position place, int key, long by) {
    var keys = new ArrayList<>(place.keys());
    int at = Math.max(0, keys.size() - 1 - key);
    keys.set(at, Long.toString(Long.parseLong(keys.get(at)) + by));
    return new Position(keys);
  }

  @Test
  void the_edge_is_the_beginning_and_always_reached() {
    assertThat(after(Position.EDGE, 3)).isNotEmpty().isEqualTo(after(null, 3));
    assertThat(read(() -> ports.feed().reaches(Position.EDGE))).isTrue();
  }

  @Test
  void events_of_a_deleted_issue_stay_and_say_that_it_is() {
    var issue = world.open(world.anIssue());
    var living = following(before, 1, List.of(issue)).getFirst();
    world.delete(issue);

    var told = following(before, 2, List.of(issue));

    assertThat(living.deleted()).isFalse();
    assertThat(told).allMatch(Entry::deleted);
    assertThat(told.getFirst().place()).isEqualTo(living.place());
    assertThat(told.getFirst().event()).isEqualTo(living.event());
  }

  private <T> T read(Supplier<T> work) {
    return world.read(work);
  }

  private List<Entry> after(@Nullable Position place, int most) {
    return read(() -> ports.feed().after(world.actor(), place, most)).entries();
  }

  private List<Entry> walk(int size) {
    var all = new ArrayList<Entry>();
    var place = before;
    for (var part = after(place, size); !part.isEmpty(); part = after(place, size)) {
      assertThat(part.size()).isLessThanOrEqualTo(size);
      all.addAll(part);
      place = part.getLast().place();
    }
    return all;
  }

  private static boolean isOf(Entry entry, List<Issue> issues) {
    return issues.stream().anyMatch(issue -> issue.id() == entry.event().issueId());
  }

  /** Waits, since a transaction of somebody else may hold the feed back for a while. */
  private List<Entry> following(@Nullable Position place, int count, List<Issue> issues) {
    var told = new ArrayList<Entry>();
    eventually(
        "the feed tells of %d events".formatted(count),
        () -> {
          var last = told.isEmpty() ? place : told.getLast().place();
          told.addAll(after(last, 1_000));
          return told.stream().filter(entry -> isOf(entry, issues)).count() >= count;
        });
    return told.stream().filter(entry -> isOf(entry, issues)).toList();
  }
}
