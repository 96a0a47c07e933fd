package dev.issuetracker.application;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next where the next part begins (after this place), null at the end
 * @param previous where the part before ends (before this place), null at the beginning
 * @param count how many rows the whole list has, null if nobody asked
 */
public record Slice<T>(
    List<T> items, @Nullable Position next, @Nullable Position previous, @Nullable Count count) {

  /** How many rows there are, or that there are more than were counted. */
  public record Count(long value, boolean exact) {}

  public Slice {
    items = List.copyOf(items);
  }

  /**
   * Cuts a part out of rows that were read one row further than asked, in the direction of the
   * window.
   *
   * <p>Who comes to a place that nothing stands behind any more, or to a page beyond the last one,
   * is led back from the end, and who comes to a place that nothing stands before from the
   * beginning.
   *
   * @param rows in the direction in which they were read: towards the beginning for a window that
   *     ends before a place
   */
  public static <T> Slice<T> cut(
      List<T> rows, Window window, Function<T, Position> position, @Nullable Count count) {
    boolean more = rows.size() > window.size();
    var cut = more ? rows.subList(0, window.size()) : rows;
    boolean backwards = window.start() instanceof Window.Start.Before;
    var items = backwards ? cut.reversed() : cut;
    boolean atEdge = isAtEdge(window.start());
    if (items.isEmpty()) {
      var edge = atEdge ? null : Position.EDGE;
      return new Slice<>(List.of(), backwards ? edge : null, backwards ? null : edge, count);
    }
    boolean hasNext = backwards ? !atEdge : more;
    boolean hasPrevious = backwards ? more : !atEdge;
    return new Slice<>(
        items,
        hasNext ? position.apply(items.getLast()) : null,
        hasPrevious ? position.apply(items.getFirst()) : null,
        count);
  }

  /** Whether nothing can stand on the other side. */
  private static boolean isAtEdge(Window.Start start) {
    return switch (start) {
      case Window.Start.Page(int number) -> number == 1;
      case Window.Start.After(var place) -> place.isEdge();
      case Window.Start.Before(var place) -> place.isEdge();
    };
  }

  public <R> Slice<R> map(Function<T, R> mapping) {
    return new Slice<>(items.stream().map(mapping).toList(), next, previous, count);
  }
}
