package dev.issuetracker.rest.json;

import dev.issuetracker.domain.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Collects what is wrong with one body, up to a bound. */
final class ShapeFaults {

  static final int MOST = 1_000;
  private static final int MOST_JUDGED = 10_000;

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
    faults.stream()
        .limit(MOST_JUDGED - judged.size())
        .forEach(fault -> judged.add(fault.under(parent)));
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
    Set<String> wrong = found.stream().map(Fault::pointer).collect(Collectors.toSet());
    Set<String> above = wrong.stream().flatMap(ShapeFaults::above).collect(Collectors.toSet());
    judged.stream()
        .filter(fault -> !covered(fault.pointer(), wrong, above))
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
  private static boolean covered(String place, Set<String> wrong, Set<String> above) {
    return wrong.contains(place)
        || above(place).anyMatch(wrong::contains)
        || (!place.isEmpty() && above.contains(place));
  }

  /** The places that hold a place, the whole body the last. */
  private static Stream<String> above(String place) {
    return Stream.iterate(
            place, at -> !at.isEmpty(), at -> at.substring(0, Math.max(0, at.lastIndexOf('/'))))
        .map(at -> at.substring(0, Math.max(0, at.lastIndexOf('/'))));
  }
}
