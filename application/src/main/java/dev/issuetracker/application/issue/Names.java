package dev.issuetracker.application.issue;

import dev.issuetracker.application.issue.References.Found;
import dev.issuetracker.application.issue.References.Wanted;
import dev.issuetracker.application.label.LabelRepository;
import dev.issuetracker.domain.Fault;
import dev.issuetracker.domain.Faults;
import dev.issuetracker.domain.LabelName;
import dev.issuetracker.domain.LabelRef;
import dev.issuetracker.domain.PersonRef;
import dev.issuetracker.domain.ProjectKey;
import dev.issuetracker.domain.ProjectRef;
import dev.issuetracker.domain.Username;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What requests name, found in one look however many they are, or told as faults with their places.
 */
final class Names {
  private final Set<String> projects = new HashSet<>();
  private final Set<String> people = new HashSet<>();
  private final Set<String> labels = new HashSet<>();
  private Found found = new Found(Map.of(), Map.of(), Map.of());
  private final Map<String, LabelRef> madeLabels = new LinkedHashMap<>();

  void wantProject(@Nullable String reference) {
    projects.add(reference == null ? ProjectKey.MAIN.value() : reference);
  }

  void wantPerson(@Nullable String reference) {
    if (reference != null) {
      people.add(Username.fold(reference));
    }
  }

  void wantLabels(List<String> names) {
    names.forEach(name -> labels.add(LabelName.fold(name)));
  }

  void lookUp(References references) {
    var wanted = new Wanted(projects, people, labels);
    if (!wanted.isEmpty()) {
      found = references.find(wanted);
    }
  }

  @Nullable ProjectRef project(String pointer, @Nullable String reference, Faults faults) {
    var project = found.projects().get(reference == null ? ProjectKey.MAIN.value() : reference);
    if (project == null) {
      faults.add(Fault.unknown(pointer, "project"));
    }
    return project;
  }

  @Nullable PersonRef person(String pointer, String reference, Faults faults) {
    var person = found.people().get(Username.fold(reference));
    if (person == null) {
      faults.add(Fault.unknown(pointer, "user"));
      return null;
    }
    return person.ref();
  }

  /** Somebody who can be given work: not everybody who is known still works here. */
  @Nullable PersonRef assignee(String pointer, @Nullable String reference, Faults faults) {
    if (reference == null) {
      return null;
    }
    var inactive = inactive(pointer, reference, null);
    faults.add(inactive);
    return inactive.isPresent() ? null : person(pointer, reference, faults);
  }

  /**
   * What is wrong with giving an issue to somebody who does not work here any more. Nothing if it
   * is his already.
   */
  Optional<Fault> inactive(
      String pointer, @Nullable String reference, @Nullable PersonRef present) {
    var person = reference == null ? null : found.people().get(Username.fold(reference));
    boolean his = person != null && present != null && person.id() == present.id();
    return person == null || person.active() || his
        ? Optional.empty()
        : Optional.of(new Fault(pointer, "inactive", "this user is deactivated"));
  }

  boolean areKnownLabels(List<String> names) {
    return names.stream().allMatch(this::isKnownLabel);
  }

  boolean isKnownLabel(String name) {
    return found.labels().containsKey(LabelName.fold(name));
  }

  /** Each with its place; what is no label's name at all has been told already. */
  void refuseUnknownLabels(String pointer, List<String> names, Faults faults) {
    for (int i = 0; i < names.size(); i++) {
      var place = pointer + "/" + i;
      if (LabelName.check(place, names.get(i)).isEmpty() && !isKnownLabel(names.get(i))) {
        faults.add(Fault.unknown(place, "label"));
      }
    }
  }

  /** Each with its place, of those that would be made. */
  void refuseUnfitLabels(String pointer, List<String> names, Faults faults) {
    for (int i = 0; i < names.size(); i++) {
      var place = pointer + "/" + i;
      if (LabelName.check(place, names.get(i)).isEmpty() && !isKnownLabel(names.get(i))) {
        faults.add(LabelName.checkNew(place, names.get(i)));
      }
    }
  }

  /** Makes those of the wanted labels that do not exist, under the names that were given first. */
  void makeLabels(List<String> names, LabelRepository repository, Instant now) {
    var missing = new LinkedHashMap<String, LabelName>();
    for (var name : names) {
      if (!isKnownLabel(name)) {
        missing.putIfAbsent(LabelName.fold(name), new LabelName(name));
      }
    }
    if (!missing.isEmpty()) {
      repository
          .ensure(missing.values(), now)
          .forEach(label -> madeLabels.put(LabelName.fold(label.name()), label));
    }
  }

  /**
   * The labels of these names, repeats collapsed. All of them exist or were made. Two names may be
   * one label: it was renamed between the look and the making.
   */
  List<LabelRef> labels(List<String> names) {
    var labelled = new LinkedHashMap<Long, LabelRef>();
    for (var name : names) {
      var folded = LabelName.fold(name);
      var label = found.labels().getOrDefault(folded, madeLabels.get(folded));
      if (label == null) {
        throw new IllegalStateException("the label was neither found nor made: " + folded);
      }
      labelled.put(label.id(), label);
    }
    return List.copyOf(labelled.values());
  }
}
