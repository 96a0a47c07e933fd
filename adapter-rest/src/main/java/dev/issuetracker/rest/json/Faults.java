package dev.issuetracker.rest.json;

import dev.issuetracker.rest.problem.InputFault;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with one body, up to a bound. */
final class Faults {

  static final int MOST = 1_000;

  private final List<InputFault> found = new ArrayList<>();

  void add(String pointer, String code, String message) {
    add(InputFault.at(pointer, code, message));
  }

  /** Adds what a record said of itself, except about places whose shape was wrong already. */
  void addUnder(String parent, List<InputFault> judged) {
    List<InputFault> shape = all();
    for (InputFault fault : judged) {
      InputFault placed = InputFault.at(parent + fault.place(), fault.code(), fault.message());
      if (shape.stream().noneMatch(s -> covers(s.place(), placed.place()))) {
        add(placed);
      }
    }
  }

  List<InputFault> all() {
    return List.copyOf(found);
  }

  private void add(InputFault fault) {
    if (found.size() < MOST) {
      found.add(fault);
    }
  }

  private static boolean covers(@Nullable String wrong, String place) {
    return wrong != null && (place.equals(wrong) || place.startsWith(wrong + "/"));
  }
}
