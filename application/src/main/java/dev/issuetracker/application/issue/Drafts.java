package dev.issuetracker.application.issue;

import dev.issuetracker.application.Action;
import dev.issuetracker.application.Actor;
import dev.issuetracker.application.label.LabelRepository;
import dev.issuetracker.domain.Fault;
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
public final class Drafts {
  private final References references;
  private final LabelRepository labels;

  public Drafts(References references, LabelRepository labels) {
    this.references = references;
    this.labels = labels;
  }

  /** A draft and its place in what was given. */
  record Placed(String pointer, IssueDraft draft) {}

  /**
   * What became of one draft among many.
   *
   * @param issue null if there are faults
   */
  public record Verdict(List<Fault> faults, @Nullable NewIssue issue) {}

  /** All or none of them. */
  List<NewIssue> judge(Actor actor, Action action, List<Placed> placed, Instant now) {
    var drafts = placed.stream().map(Placed::draft).toList();
    var names = namedBy(drafts);
    var faults = new Faults();
    placed.forEach(
        one -> faults.addAllUnder(one.pointer(), faultsOf(one.draft(), names, now).toList()));
    faults.refuse();
    action.require(actor);
    drafts.forEach(draft -> refuseForbidden(actor, draft, names));
    names.makeLabels(labelsOf(drafts), labels, now);
    return drafts.stream()
        .map(
            draft -> {
              refuseArchived(draft, names);
              return settle(actor, draft, names, now);
            })
        .toList();
  }

  /**
   * Each of them alone, by the same rules, for somebody who may set everything.
   *
   * @param makeLabels whether labels that do not exist are made; if not, they are faults
   */
  public List<Verdict> judgeEach(
      Actor actor, List<IssueDraft> drafts, boolean makeLabels, Instant now) {
    var names = namedBy(drafts);
    var faults = new ArrayList<List<Fault>>();
    var good = new ArrayList<IssueDraft>();
    for (var draft : drafts) {
      var found = faultsOf(draft, names, now);
      refuseArchived(draft, names, found);
      if (!makeLabels) {
        names.refuseUnknownLabels("/labels", draft.labels(), found);
      }
      faults.add(found.toList());
      if (found.isEmpty()) {
        good.add(draft);
      }
    }
    names.makeLabels(labelsOf(good), labels, now);
    var verdicts = new ArrayList<Verdict>();
    for (var draft : drafts) {
      var found = faults.get(verdicts.size());
      verdicts.add(new Verdict(found, found.isEmpty() ? settle(actor, draft, names, now) : null));
    }
    return verdicts;
  }

  private Names namedBy(List<IssueDraft> drafts) {
    var names = new Names();
    for (var draft : drafts) {
      names.wantProject(draft.project());
      names.wantPerson(draft.assignee());
      names.wantPerson(draft.reporter());
      names.wantLabels(draft.labels());
    }
    names.lookUp(references);
    return names;
  }

  private static Faults faultsOf(IssueDraft draft, Names names, Instant now) {
    var faults = new Faults().addAll(draft.faults(now));
    names.project("/project", draft.project(), faults);
    names.assignee("/assignee", draft.assignee(), faults);
    if (draft.reporter() != null) {
      names.person("/reporter", draft.reporter(), faults);
    }
    return faults;
  }

  private static List<String> labelsOf(List<IssueDraft> drafts) {
    return drafts.stream().flatMap(draft -> draft.labels().stream()).toList();
  }

  private static void refuseArchived(IssueDraft draft, Names names) {
    var project = Objects.requireNonNull(names.project("", draft.project(), new Faults()));
    if (project.archived()) {
      throw new Rejected(new ProjectIsArchived(project.key()));
    }
  }

  private static void refuseArchived(IssueDraft draft, Names names, Faults faults) {
    var project = names.project("", draft.project(), new Faults());
    if (project != null && project.archived()) {
      faults.add(new Fault("/project", "archived", "the project is archived"));
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
    var reporter =
        draft.reporter() == null
            ? actor.person()
            : Objects.requireNonNull(names.person("", draft.reporter(), none));
    var times = draft.history() == null ? new IssueDraft.Times(null, null, null) : draft.history();
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
        times.begin(now),
        now,
        times.resolvedAt(),
        times.closedAt());
  }

  private static @Nullable LocalDate date(@Nullable String text) {
    return text == null ? null : LocalDate.parse(text);
  }
}
