package dev.issuetracker.application.finding;

import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.Window.Start;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a walk through what was found holds on to from its first part to its last, where the rest of
 * the tracker would decide otherwise by then. So whatever is written to other issues, those that
 * stay are neither missed nor met again. The places of the list carry it before their keys.
 */
public sealed interface Frame {
  /** Nothing is to be held on to. */
  Frame NONE = new Matching(null, null);

  /**
   * Issues that say what was looked for.
   *
   * @param completed whether the last word was taken for a beginning of words that are kept
   *     shorter; null if there was nothing to decide
   * @param ranked those that are put in order; null if all are
   */
  record Matching(@Nullable Boolean completed, @Nullable Range ranked) implements Frame {}

  /** From one id to another, those included. */
  record Range(long oldest, long newest) {
    /** More are not ranked even if that many have come to say it since. */
    public static final int MOST = 2 * Found.MOST_RANKED;

    /**
     * Those that were ranked first. What is older stays out if it was out.
     *
     * @param ranked how many there were
     */
    public static Range of(long ranked, long oldest, long newest) {
      return new Range(ranked < Found.MOST_RANKED ? 0 : oldest, newest);
    }

    public boolean has(long issue) {
      return oldest <= issue && issue <= newest;
    }
  }

  /** Issues whose titles are alike, the best of them. If none are told, they are to be found. */
  record Similar(List<Long> issues) implements Frame {
    public static final Similar UNKNOWN = new Similar(List.of());

    public Similar {
      issues = issues.stream().sorted().toList();
    }
  }

  static Frame of(Start start) {
    return switch (start) {
      case Start.Page ignored -> NONE;
      case Start.After(var place) -> Frames.read(place);
      case Start.Before(var place) -> Frames.read(place);
    };
  }

  /** The same window, with places that carry nothing. */
  static Window without(Window window) {
    return new Window(window.size(), Frames.without(window.start()), window.counting());
  }

  /** The same part, with neighbours that stay in this frame. */
  default <T> Slice<T> around(Slice<T> part) {
    return new Slice<>(
        part.items(),
        Frames.marked(this, part.next()),
        Frames.marked(this, part.previous()),
        part.count());
  }
}
