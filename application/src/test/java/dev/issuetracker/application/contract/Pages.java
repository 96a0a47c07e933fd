package dev.issuetracker.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.Position;
import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.Window.Counting;
import dev.issuetracker.application.Window.Start;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What every list keeps, whatever it lists. */
final class Pages {
  private static final int MOST_STEPS = 1_000;

  private Pages() {}

  static Window page(int number, int size) {
    return new Window(size, new Start.Page(number), Counting.NONE);
  }

  static Window counted(Counting counting) {
    return new Window(1, new Start.Page(1), counting);
  }

  static Window all() {
    return new Window(Window.MOST, new Start.Page(1), Counting.EXACT);
  }

  /** Follows a list from its beginning to its end, and back again. */
  static <T> List<T> walk(int size, Function<Window, Slice<T>> list) {
    var forwards = new ArrayList<Slice<T>>();
    var slice = list.apply(page(1, size));
    forwards.add(slice);
    while (slice.next() != null && forwards.size() < MOST_STEPS) {
      slice = list.apply(new Window(size, new Start.After(slice.next()), Counting.NONE));
      forwards.add(slice);
    }
    assertThat(slice.next()).as("the end of the list").isNull();
    var there = forwards.stream().flatMap(part -> part.items().stream()).toList();
    assertThat(back(size, list, forwards.getLast(), forwards.size())).isEqualTo(there);
    return there;
  }

  private static <T> List<T> back(
      int size, Function<Window, Slice<T>> list, Slice<T> last, int steps) {
    var items = new ArrayList<>(last.items());
    var slice = last;
    for (int i = 0; slice.previous() != null && i <= steps; i++) {
      slice = list.apply(new Window(size, new Start.Before(slice.previous()), Counting.NONE));
      items.addAll(0, slice.items());
    }
    assertThat(slice.previous()).as("the beginning of the list").isNull();
    return items;
  }

  /**
   * Holds a list against its whole content: walked with every size, numbered, and counted.
   *
   * @param expected at least two items, at most {@link Window#MOST}
   */
  static <T> void holds(List<T> expected, Function<Window, Slice<T>> list) {
    for (int size : List.of(1, 2, 3, expected.size(), expected.size() + 1)) {
      assertThat(walk(size, list)).as("in steps of " + size).isEqualTo(expected);
    }
    assertThat(list.apply(page(2, 1)).items()).isEqualTo(expected.subList(1, 2));
    var beyond = list.apply(page(expected.size() + 1, 1));
    assertThat(beyond.items()).isEmpty();
    assertThat(beyond.next()).isNull();
    var end = new Start.Before(present(beyond.previous()));
    assertThat(list.apply(new Window(1, end, Counting.NONE)).items())
        .isEqualTo(expected.subList(expected.size() - 1, expected.size()));
    edgesHold(expected, list);
    countsHold(expected.size(), list);
  }

  /**
   * Where the rows behind a place, or before it, went away before somebody came to look.
   *
   * @param expected at least two items, at most one more than {@link Window#MOST}
   */
  static <T> void edgesHold(List<T> expected, Function<Window, Slice<T>> list) {
    var first = new Start.Before(present(list.apply(page(1, 1)).next()));
    var nothing = list.apply(new Window(1, first, Counting.NONE));
    assertThat(nothing.items()).isEmpty();
    assertThat(nothing.previous()).as("before the beginning").isNull();
    var forth = new Start.After(present(nothing.next()));
    var beginning = list.apply(new Window(expected.size() - 1, forth, Counting.NONE));
    assertThat(beginning.items()).isEqualTo(expected.subList(0, expected.size() - 1));
    assertThat(beginning.previous()).as("the beginning").isNull();
    assertThat(beginning.next()).isNotNull();

    var last = list.apply(page(expected.size(), 1)).previous();
    nothing = list.apply(new Window(1, new Start.After(present(last)), Counting.NONE));
    assertThat(nothing.items()).isEmpty();
    assertThat(nothing.next()).as("behind the end").isNull();
    var back = new Start.Before(present(nothing.previous()));
    var end = list.apply(new Window(expected.size() - 1, back, Counting.NONE));
    assertThat(end.items()).isEqualTo(expected.subList(1, expected.size()));
    assertThat(end.next()).as("the end").isNull();
    assertThat(end.previous()).isNotNull();
  }

  private static Position present(@Nullable Position place) {
    return Objects.requireNonNull(place, "there is no link");
  }

  private static <T> void countsHold(int size, Function<Window, Slice<T>> list) {
    var exactly = new Slice.Count(size, true);
    assertThat(list.apply(counted(Counting.EXACT)).count()).isEqualTo(exactly);
    assertThat(list.apply(counted(Counting.CAPPED)).count()).isEqualTo(exactly);
    assertThat(list.apply(counted(Counting.NONE)).count()).isNull();
  }
}
