package dev.issuetracker.rest.json;

import dev.issuetracker.domain.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Collects what is wrong with one body, up to a bound. */
final class ShapeFaults {

  private static final int MOST_JUDGED = 10_000;

  private final ToldFaults found = new ToldFaults();
  private final List<Fault> judged = new ArrayList<>();
  private boolean judgedAll = true;

  boolean areNone() {
    return found.toList().isEmpty();
  }

  void add(Pointer pointer, String code, String message) {
    if (found.takesMore()) {
      found.add(new Fault(pointer.text(), code, message));
    }
  }

  void addUnder(Pointer parent, List<Fault> faults) {
    if (!faults.isEmpty()) {
      String above = parent.text();
      faults.forEach(fault -> found.add(fault.under(above)));
    }
  }

  /** Notes what a record says of its own fields. It counts only if {@link #all} of it is told. */
  void judgeUnder(Pointer parent, List<Fault> faults) {
    if (!faults.isEmpty()) {
      String above = parent.text();
      int room = MOST_JUDGED - judged.size();
      faults.stream().limit(room).forEach(fault -> judged.add(fault.under(above)));
      judgedAll &= faults.size() <= room;
    }
  }

  /**
   * Everything that is wrong, if the shape is or the request elsewhere: then the use case, which
   * would judge the fields, is never asked. Of a place whose shape is wrong nothing else is said.
   */
  ToldFaults all(boolean elsewhere) {
    if (areNone() && !elsewhere) {
      return found;
    }
    ToldFaults all = new ToldFaults(found);
    Set<String> wrong = found.toList().stream().map(Fault::pointer).collect(Collectors.toSet());
    Set<String> above = wrong.stream().flatMap(ShapeFaults::above).collect(Collectors.toSet());
    judged.stream().filter(fault -> !covered(fault.pointer(), wrong, above)).forEach(all::add);
    if (!judgedAll) {
      all.cut();
    }
    return all;
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
