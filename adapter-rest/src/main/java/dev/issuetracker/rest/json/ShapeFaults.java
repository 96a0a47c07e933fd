package dev.issuetracker.rest.json;

import dev.issuetracker.domain.Fault;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one body, up to a bound. */
final class ShapeFaults {

  static final int MOST = 1_000;

  private final List<Fault> found = new ArrayList<>();

  void add(String pointer, String code, String message) {
    add(new Fault(pointer, code, message));
  }

  /** Adds what a record said of itself, except about places whose shape was wrong already. */
  void addUnder(String parent, List<Fault> judged) {
    List<Fault> shape = all();
    for (Fault fault : judged) {
      Fault placed = fault.under(parent);
      if (shape.stream().noneMatch(s -> covers(s.pointer(), placed.pointer()))) {
        add(placed);
      }
    }
  }

  List<Fault> all() {
    return List.copyOf(found);
  }

  private void add(Fault fault) {
    if (found.size() < MOST) {
      found.add(fault);
    }
  }

  private static boolean covers(String wrong, String place) {
    return place.equals(wrong) || place.startsWith(wrong + "/");
  }
}
