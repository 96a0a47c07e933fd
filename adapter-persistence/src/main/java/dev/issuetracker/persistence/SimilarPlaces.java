package dev.issuetracker.persistence;

import dev.issuetracker.application.Position;
import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.Window.Start;
import java.util.ArrayList;

/** Places in a list of similar titles are marked, so that whoever follows it stays in it. */
final class SimilarPlaces {
  private static final String MARK = "~";

  private SimilarPlaces() {}

  private static Position marked(Position place) {
    var keys = new ArrayList<String>();
    keys.add(MARK);
    keys.addAll(place.keys());
    return new Position(keys);
  }

  /** The same rows, with links that are marked. */
  static <T> Slice<T> marked(Slice<T> part) {
    var next = part.next();
    var previous = part.previous();
    return new Slice<>(
        part.items(),
        next == null ? null : marked(next),
        previous == null ? null : marked(previous),
        part.count());
  }

  static boolean isIn(Window window) {
    return switch (window.start()) {
      case Start.Page ignored -> false;
      case Start.After(var place) -> isMarked(place);
      case Start.Before(var place) -> isMarked(place);
    };
  }

  static Window plain(Window window) {
    return new Window(window.size(), plain(window.start()), window.counting());
  }

  private static Start plain(Start start) {
    return switch (start) {
      case Start.Page page -> page;
      case Start.After(var place) -> new Start.After(plain(place));
      case Start.Before(var place) -> new Start.Before(plain(place));
    };
  }

  private static boolean isMarked(Position place) {
    return !place.isEdge() && place.keys().getFirst().equals(MARK);
  }

  private static Position plain(Position place) {
    return new Position(place.keys().subList(1, place.keys().size()));
  }
}
