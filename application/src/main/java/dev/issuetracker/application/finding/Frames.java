package dev.issuetracker.application.finding;

import dev.issuetracker.application.Position;
import dev.issuetracker.application.Window.Start;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How frames are written. No key of an issue begins with one of the marks. */
final class Frames {
  private static final char MATCHING = '=';
  private static final char SIMILAR = '~';
  private static final String BETWEEN = ":";
  private static final int RADIX = 36;

  private Frames() {}

  static @Nullable Position marked(Frame frame, @Nullable Position place) {
    if (place == null || frame.equals(Frame.NONE)) {
      return place;
    }
    var keys = new ArrayList<String>();
    keys.add(written(frame));
    keys.addAll(place.keys());
    return new Position(keys);
  }

  static Start without(Start start) {
    return switch (start) {
      case Start.Page page -> page;
      case Start.After(var place) -> new Start.After(without(place));
      case Start.Before(var place) -> new Start.Before(without(place));
    };
  }

  private static Position without(Position place) {
    return isMarked(place) ? new Position(place.keys().subList(1, place.keys().size())) : place;
  }

  private static boolean isMarked(Position place) {
    if (place.isEdge() || place.keys().getFirst().isEmpty()) {
      return false;
    }
    char first = place.keys().getFirst().charAt(0);
    return first == MATCHING || first == SIMILAR;
  }

  static Frame read(Position place) {
    if (!isMarked(place)) {
      return Frame.NONE;
    }
    var text = place.keys().getFirst();
    var rest = text.substring(1);
    return text.charAt(0) == SIMILAR ? similar(rest) : matching(rest.split(BETWEEN, -1));
  }

  private static String written(Frame frame) {
    return switch (frame) {
      case Frame.Similar(var issues) -> SIMILAR + written(issues);
      case Frame.Matching(var completed, var ranked) ->
          MATCHING
              + (completed == null ? "" : completed.toString())
              + (ranked == null ? "" : BETWEEN + ranked.oldest() + BETWEEN + ranked.newest());
    };
  }

  private static Frame matching(String... parts) {
    var completed = parts[0].isEmpty() ? null : Boolean.valueOf(parts[0]);
    var ranked =
        parts.length < 3
            ? null
            : new Frame.Range(Long.parseLong(parts[1]), Long.parseLong(parts[2]));
    return new Frame.Matching(completed, ranked);
  }

  /** How far each is from the one before, since they stand in links. */
  private static String written(List<Long> issues) {
    var steps = new ArrayList<Long>();
    long before = 0;
    for (long issue : issues) {
      steps.add(issue - before);
      before = issue;
    }
    return steps.stream()
        .map(step -> Long.toString(step, RADIX).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(BETWEEN));
  }

  private static Frame similar(String steps) {
    var issues = new ArrayList<Long>();
    long at = 0;
    for (var step : steps.isEmpty() ? new String[0] : steps.split(BETWEEN, -1)) {
      at += Long.parseLong(step, RADIX);
      issues.add(at);
    }
    return new Frame.Similar(issues);
  }
}
