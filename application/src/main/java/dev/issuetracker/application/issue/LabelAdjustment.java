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
    var faults = new Faults();
    for (int i = 0; i < add.size(); i++) {
      faults.add(LabelName.check("/add/" + i, add.get(i)));
    }
    var added = add.stream().map(LabelName::fold).collect(Collectors.toSet());
    faults.add(tooMany("/add", added.size()));
    var removed = remove.stream().map(LabelName::fold).collect(Collectors.toSet());
    faults.add(tooMany("/remove", removed.size())).refuse();
    for (int i = 0; i < remove.size(); i++) {
      var pointer = "/remove/" + i;
      if (added.contains(LabelName.fold(remove.get(i)))) {
        faults.add(new Fault(pointer, "contradiction", "is also to be added"));
      } else if (!names.isKnownLabel(remove.get(i))) {
        faults.add(Fault.unknown(pointer, "label"));
      }
    }
    faults.refuse();
    return new LabelAdjustment(add, remove, names);
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
