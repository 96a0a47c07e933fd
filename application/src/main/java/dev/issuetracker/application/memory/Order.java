package dev.issuetracker.application.memory;

import dev.issuetracker.application.Position;
import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.Window.Start;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of a list stand: by a key that no two of them share, and that a position can carry.
 */
record Order<K>(Comparator<K> comparator, Function<K, Position> write, Function<Position, K> read) {

  static Order<String> ofNames() {
    return new Order<>(
        Comparator.<String>naturalOrder(), name -> new Position(List.of(name)), at -> text(at, 0));
  }

  static Order<Long> ofIds() {
    return new Order<>(Comparator.<Long>naturalOrder(), Position::at, at -> number(at, 0));
  }

  /** By a number, ties by id. */
  static Order<Link> ofLinks() {
    return new Order<>(
        Comparator.<Link>naturalOrder(),
        link -> new Position(List.of(Long.toString(link.from()), Long.toString(link.to()))),
        at -> new Link(number(at, 0), number(at, 1)));
  }

  Order<K> reversed() {
    return new Order<>(comparator.reversed(), write, read);
  }

  <T> Slice<T> cut(Collection<T> rows, Function<T, K> key, Window window) {
    var sorted = rows.stream().sorted(Comparator.comparing(key, comparator)).toList();
    var part = from(sorted, key, window).limit(window.size() + 1L).toList();
    return Slice.cut(
        part, window, row -> write.apply(key.apply(row)), count(sorted.size(), window));
  }

  private <T> Stream<T> from(List<T> sorted, Function<T, K> key, Window window) {
    return switch (window.start()) {
      case Start.Page ignored -> sorted.stream().skip(window.offset());
      case Start.After(var place) when place.isEdge() -> sorted.stream();
      case Start.Before(var place) when place.isEdge() -> sorted.reversed().stream();
      case Start.After(var place) -> {
        var at = read.apply(place);
        yield sorted.stream().filter(row -> comparator.compare(key.apply(row), at) > 0);
      }
      case Start.Before(var place) -> {
        var at = read.apply(place);
        yield sorted.reversed().stream().filter(row -> comparator.compare(key.apply(row), at) < 0);
      }
    };
  }

  private static Slice.@Nullable Count count(int rows, Window window) {
    return switch (window.counting()) {
      case NONE -> null;
      case CAPPED -> new Slice.Count(Math.min(rows, Window.COUNTED), rows <= Window.COUNTED);
      case EXACT -> new Slice.Count(rows, true);
    };
  }

  private static String text(Position at, int index) {
    return Objects.requireNonNull(at.keys().get(index), "a position without its key");
  }

  private static long number(Position at, int index) {
    return Long.parseLong(text(at, index));
  }
}
