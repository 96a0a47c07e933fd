package dev.issuetracker.application.issue;

import dev.issuetracker.application.label.LabelRepository;
import dev.issuetracker.domain.Faults;
import dev.issuetracker.domain.Field;
import dev.issuetracker.domain.IssueEdit;
import dev.issuetracker.domain.IssuePatch;
import dev.issuetracker.domain.Priority;
import dev.issuetracker.domain.Status;
import dev.issuetracker.domain.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Turns patches into edits, or says everything that is wrong with them. */
final class Edits {
  /** Where it is told what is wrong with an assignee. */
  static final String ASSIGNEE = "/assignee";

  private final References references;
  private final LabelRepository labels;

  Edits(References references, LabelRepository labels) {
    this.references = references;
    this.labels = labels;
  }

  /** A patch and its place in what was given. */
  record Placed(String pointer, IssuePatch patch) {}

  /**
   * The names of the patches, found. What is wrong with them goes to the faults, but for an
   * assignee who is inactive: that depends on whose the issue is.
   */
  Names judge(List<Placed> patches, Faults faults) {
    var names = new Names();
    for (var placed : patches) {
      var patch = placed.patch();
      if (patch.project() instanceof Field.Value<String>(var project)) {
        names.wantProject(project);
      }
      names.wantPerson(patch.assignee().orNull());
      names.wantLabels(labelNames(patch));
    }
    names.lookUp(references);
    for (var placed : patches) {
      var patch = placed.patch();
      faults.addAllUnder(placed.pointer(), patch.faults());
      if (patch.project() instanceof Field.Value<String>(var project)) {
        names.project(placed.pointer() + "/project", project, faults);
      }
      var assignee = patch.assignee().orNull();
      if (assignee != null) {
        names.person(placed.pointer() + ASSIGNEE, assignee, faults);
      }
      names.refuseUnfitLabels(placed.pointer() + "/labels", labelNames(patch), faults);
    }
    return names;
  }

  /** The edits of patches without faults; makes the labels that do not exist yet. */
  List<IssueEdit> settle(List<IssuePatch> patches, Names names, Instant now) {
    names.makeLabels(
        patches.stream().flatMap(patch -> labelNames(patch).stream()).toList(), labels, now);
    var edits = new ArrayList<IssueEdit>();
    for (var patch : patches) {
      edits.add(settle(patch, names));
    }
    return edits;
  }

  private static IssueEdit settle(IssuePatch patch, Names names) {
    var none = new Faults();
    var edit = IssueEdit.edit();
    if (patch.title() instanceof Field.Value<String>(var title)) {
      edit.title(Texts.trim(title));
    }
    if (patch.description().isPresent()) {
      edit.description(Texts.emptyToNull(patch.description().orNull()));
    }
    if (patch.status() instanceof Field.Value<String>(var status)) {
      edit.status(Status.of(status).orElseThrow());
    }
    if (patch.priority() instanceof Field.Value<String>(var priority)) {
      edit.priority(Priority.of(priority).orElseThrow());
    }
    if (patch.dueDate().isPresent()) {
      edit.dueDate(
          patch.dueDate() instanceof Field.Value<String>(var date) ? LocalDate.parse(date) : null);
    }
    if (patch.assignee().isPresent()) {
      var assignee = patch.assignee().orNull();
      edit.assignee(assignee == null ? null : names.person("", assignee, none));
    }
    if (patch.project() instanceof Field.Value<String>(var project)) {
      edit.project(Objects.requireNonNull(names.project("", project, none)));
    }
    if (patch.labels().isPresent()) {
      edit.labels(names.labels(labelNames(patch)));
    }
    return edit.build();
  }

  private static List<String> labelNames(IssuePatch patch) {
    var names = patch.labels().orNull();
    return names == null ? List.of() : names;
  }
}
