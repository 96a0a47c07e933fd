package dev.issuetracker.rest.json;

import dev.issuetracker.domain.Fault;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one body, up to a bound. */
final class ShapeFaults {

  static final int MOST = 1_000;

  private final List<Fault> found = new ArrayList<>();
  private final List<Fault> judged = new ArrayList<>();

  boolean areNone() {
    return found.isEmpty();
  }

  void add(String pointer, String code, String message) {
    add(new Fault(pointer, code, message));
  }

  void addUnder(String parent, List<Fault> faults) {
    faults.forEach(fault -> add(fault.under(parent)));
  }

  /** Notes what a record says of its own fields. It counts only if {@link #all} of it is told. */
  void judgeUnder(String parent, List<Fault> faults) {
    faults.forEach(fault -> judged.add(fault.under(parent)));
  }

  /**
   * Everything that is wrong, if the shape is or the request elsewhere: then the use case, which
   * would judge the fields, is never asked. Of a place whose shape is wrong nothing else is said.
   */
  List<Fault> all(boolean elsewhere) {
    if (found.isEmpty() && !elsewhere) {
      return List.of();
    }
    List<Fault> all = new ArrayList<>(found);
    judged.stream()
        .filter(fault -> found.stream().noneMatch(s -> covers(s.pointer(), fault.pointer())))
        .limit(Math.max(0, MOST - found.size()))
        .forEach(all::add);
    return all;
  }

  private void add(Fault fault) {
    if (found.size() < MOST) {
      found.add(fault);
    }
  }

  /** A list with a wrong item did not bind either, so nothing can be said of it as a whole. */
  private static boolean covers(String wrong, String place) {
    return place.equals(wrong)
        || place.startsWith(wrong + "/")
        || (!place.isEmpty() && wrong.startsWith(place + "/"));
  }
}
