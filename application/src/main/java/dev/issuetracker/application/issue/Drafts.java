package dev.issuetracker.application.issue;

import dev.issuetracker.application.Action;
import dev.issuetracker.application.Actor;
import dev.issuetracker.application.label.LabelRepository;
import dev.issuetracker.domain.Faults;
import dev.issuetracker.domain.IssueDraft;
import dev.issuetracker.domain.Priority;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection.NotPermitted;
import dev.issuetracker.domain.Rejection.ProjectIsArchived;
import dev.issuetracker.domain.Status;
import dev.issuetracker.domain.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns drafts into issues that can be kept, or says everything that is wrong with them. */
final class Drafts {
  private final References references;
  private final LabelRepository labels;

  Drafts(References references, LabelRepository labels) {
    this.references = references;
    this.labels = labels;
  }

  /** A draft and its place in what was given. */
  record Placed(String pointer, IssueDraft draft) {}

  List<NewIssue> judge(Actor actor, Action action, List<Placed> drafts, Instant now) {
    var names = wantedBy(drafts);
    names.lookUp(references);
    var faults = new Faults();
    var issues = new ArrayList<NewIssue>();
    for (var placed : drafts) {
      faults.addAllUnder(placed.pointer(), placed.draft().faults());
      refuseUnknown(placed, names, faults);
    }
    faults.refuse();
    action.require(actor);
    for (var placed : drafts) {
      refuseForbidden(actor, placed.draft(), names);
    }
    names.makeLabels(
        drafts.stream().flatMap(placed -> placed.draft().labels().stream()).toList(), labels, now);
    for (var placed : drafts) {
      issues.add(settle(actor, placed.draft(), names, now));
    }
    return issues;
  }

  private static Names wantedBy(List<Placed> drafts) {
    var names = new Names();
    for (var placed : drafts) {
      var draft = placed.draft();
      names.wantProject(draft.project());
      names.wantPerson(draft.assignee());
      names.wantPerson(draft.reporter());
      names.wantLabels(draft.labels());
    }
    return names;
  }

  private static void refuseUnknown(Placed placed, Names names, Faults faults) {
    var draft = placed.draft();
    names.project(placed.pointer() + "/project", draft.project(), faults);
    names.assignee(placed.pointer() + "/assignee", draft.assignee(), faults);
    if (draft.reporter() != null) {
      names.person(placed.pointer() + "/reporter", draft.reporter(), faults);
    }
  }

  /** A reporter describes what is wrong; how it is handled is for those who handle it. */
  private static void refuseForbidden(Actor actor, IssueDraft draft, Names names) {
    if (Action.OPEN_ISSUE_IN_FULL.isAllowedTo(actor)) {
      return;
    }
    var beyond = new ArrayList<String>();
    if (draft.status() != null) {
      beyond.add("status");
    }
    if (draft.assignee() != null) {
      beyond.add("assignee");
    }
    if (draft.externalId() != null) {
      beyond.add("external_id");
    }
    if (!draft.labels().stream().allMatch(names::isKnownLabel)) {
      beyond.add("labels that do not exist yet");
    }
    if (!beyond.isEmpty()) {
      throw new Rejected(
          new NotPermitted(
              Action.OPEN_ISSUE_IN_FULL.name(),
              Action.OPEN_ISSUE_IN_FULL.least(),
              "a reporter may not set " + String.join(", ", beyond)));
    }
  }

  private static NewIssue settle(Actor actor, IssueDraft draft, Names names, Instant now) {
    var none = new Faults();
    var project = Objects.requireNonNull(names.project("", draft.project(), none));
    if (project.archived()) {
      throw new Rejected(new ProjectIsArchived(project.key()));
    }
    var reporter =
        draft.reporter() == null
            ? actor.person()
            : Objects.requireNonNull(names.person("", draft.reporter(), none));
    var times = draft.history() == null ? new IssueDraft.Times(null, null, null) : draft.history();
    var createdAt = times.createdAt() == null ? now : times.createdAt();
    return new NewIssue(
        project,
        Texts.trim(Objects.requireNonNull(draft.title())),
        Texts.emptyToNull(draft.description()),
        draft.status() == null ? Status.OPEN : Status.of(draft.status()).orElseThrow(),
        draft.priority() == null ? Priority.MEDIUM : Priority.of(draft.priority()).orElseThrow(),
        date(draft.dueDate()),
        draft.externalId() == null ? null : Texts.trim(draft.externalId()),
        names.assignee("", draft.assignee(), none),
        reporter,
        names.labels(draft.labels()),
        createdAt,
        now,
        times.resolvedAt(),
        times.closedAt());
  }

  private static @Nullable LocalDate date(@Nullable String text) {
    return text == null ? null : LocalDate.parse(text);
  }
}
