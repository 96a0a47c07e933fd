package dev.issuetracker.application.issue;

import dev.issuetracker.application.label.LabelRepository;
import dev.issuetracker.domain.Fault;
import dev.issuetracker.domain.Faults;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.LabelName;
import dev.issuetracker.domain.LabelRef;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Labels to put on and to take off an issue, whatever else it carries. */
final class LabelAdjustment {
  private final List<String> add;
  private final List<String> remove;
  private final Names names;

  private LabelAdjustment(List<String> add, List<String> remove, Names names) {
    this.add = add;
    this.remove = remove;
    this.names = names;
  }

  static LabelAdjustment of(List<String> add, List<String> remove, References references) {
    var names = new Names();
    names.wantLabels(add);
    names.wantLabels(remove);
    names.lookUp(references);
    var faults = faults(add, remove);
    names.refuseUnfitLabels("/add", add, faults);
    var added = folded(add);
    // Of far too many it is enough to say so; the same one many times is not many.
    boolean all = folded(remove).size() <= Issue.MOST_LABELS;
    for (int i = 0; i < remove.size() && (all || i < Issue.MOST_LABELS); i++) {
      if (!added.contains(LabelName.fold(remove.get(i))) && !names.isKnownLabel(remove.get(i))) {
        faults.add(Fault.unknown("/remove/" + i, "label"));
      }
    }
    faults.refuse();
    return new LabelAdjustment(add, remove, names);
  }

  /** What can be judged without looking anything up. */
  static Faults faults(List<String> add, List<String> remove) {
    var faults = new Faults();
    for (int i = 0; i < add.size(); i++) {
      faults.add(LabelName.check("/add/" + i, add.get(i)));
    }
    var added = folded(add);
    faults.add(tooMany("/add", added.size())).add(tooMany("/remove", folded(remove).size()));
    for (int i = 0; i < remove.size(); i++) {
      if (added.contains(LabelName.fold(remove.get(i)))) {
        faults.add(new Fault("/remove/" + i, "contradiction", "is also to be added"));
      }
    }
    return faults;
  }

  private static Set<String> folded(List<String> names) {
    return names.stream().map(LabelName::fold).collect(Collectors.toSet());
  }

  List<LabelRef> applyTo(List<LabelRef> present, LabelRepository labels, Instant now) {
    names.makeLabels(add, labels, now);
    var wanted = new LinkedHashMap<Long, LabelRef>();
    present.forEach(label -> wanted.put(label.id(), label));
    names.labels(add).forEach(label -> wanted.put(label.id(), label));
    names.labels(remove).forEach(label -> wanted.remove(label.id()));
    new Faults().add(tooMany("/add", wanted.size())).refuse();
    return List.copyOf(wanted.values());
  }

  private static Optional<Fault> tooMany(String pointer, int labels) {
    return labels > Issue.MOST_LABELS
        ? Optional.of(
            new Fault(pointer, "too_many", "an issue has at most " + Issue.MOST_LABELS + " labels"))
        : Optional.empty();
  }
}
