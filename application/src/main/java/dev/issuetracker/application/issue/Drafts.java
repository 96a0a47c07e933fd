package dev.issuetracker.application.issue;

import dev.issuetracker.application.Action;
import dev.issuetracker.application.Actor;
import dev.issuetracker.application.issue.IssueRepository.ExternalKey;
import dev.issuetracker.application.label.LabelRepository;
import dev.issuetracker.domain.Fault;
import dev.issuetracker.domain.Faults;
import dev.issuetracker.domain.IssueDraft;
import dev.issuetracker.domain.PersonRef;
import dev.issuetracker.domain.Priority;
import dev.issuetracker.domain.ProjectRef;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection.ProjectIsArchived;
import dev.issuetracker.domain.Status;
import dev.issuetracker.domain.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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

  /** Drafts that were judged each by itself, and what they name. */
  public static final class Judged {
    private final Names names;
    private final List<List<Fault>> faults = new ArrayList<>();

    private Judged(Names names) {
      this.names = names;
    }

    /** What is wrong with the draft at a place among those given. */
    public List<Fault> faults(int place) {
      return faults.get(place);
    }

    /** What a good draft with an external id would be known by. */
    public Optional<ExternalKey> key(IssueDraft draft) {
      return Drafts.key(draft, names);
    }
  }

  /** All or none of them. */
  List<NewIssue> judge(Actor actor, Action action, List<Placed> placed, Instant now) {
    var drafts = placed.stream().map(Placed::draft).toList();
    var names = namedBy(drafts);
    var faults = new Faults();
    placed.forEach(
        one -> faults.addAllUnder(one.pointer(), faultsOf(one.draft(), names, now).toList()));
    refuseRepeated(placed, names, faults);
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
   * Each of them alone, by the same rules, for somebody who may set everything. Nothing is made
   * yet.
   *
   * @param makeLabels whether labels that do not exist may be made; if not, they are faults
   */
  public Judged judgeEach(List<IssueDraft> drafts, boolean makeLabels, Instant now) {
    var judged = new Judged(namedBy(drafts));
    for (var draft : drafts) {
      var found = faultsOf(draft, judged.names, now);
      refuseArchived(draft, judged.names, found);
      if (!makeLabels) {
        judged.names.refuseUnknownLabels("/labels", draft.labels(), found);
      }
      judged.faults.add(found.toList());
    }
    return judged;
  }

  /** Issues of those that were judged to be good, with their labels, which are made. */
  public List<NewIssue> settle(Actor actor, Judged judged, List<IssueDraft> good, Instant now) {
    judged.names.makeLabels(labelsOf(good), labels, now);
    return good.stream().map(draft -> settle(actor, draft, judged.names, now)).toList();
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
    names.refuseUnfitLabels("/labels", draft.labels(), faults);
    names.project("/project", draft.project(), faults);
    names.assignee("/assignee", draft.assignee(), faults);
    if (draft.reporter() != null) {
      names.person("/reporter", draft.reporter(), faults);
    }
    return faults;
  }

  /** Not what another issue has: that is no fault of the drafts. */
  private static void refuseRepeated(List<Placed> placed, Names names, Faults faults) {
    var seen = new HashSet<ExternalKey>();
    for (var one : placed) {
      if (key(one.draft(), names).filter(key -> !seen.add(key)).isPresent()) {
        var place = one.pointer() + "/external_id";
        faults.add(new Fault(place, "repeated", "this external id is given before"));
      }
    }
  }

  private static Optional<ExternalKey> key(IssueDraft draft, Names names) {
    var project = names.project("", draft.project(), new Faults());
    var id = draft.externalId();
    return project == null || id == null
        ? Optional.empty()
        : Optional.of(new ExternalKey(project.id(), Texts.trim(id)));
  }

  private static List<String> labelsOf(List<IssueDraft> drafts) {
    return drafts.stream().flatMap(draft -> draft.labels().stream()).toList();
  }

  private static void refuseArchived(IssueDraft draft, Names names) {
    var project = projectOf(draft, names);
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

  private static void refuseForbidden(Actor actor, IssueDraft draft, Names names) {
    new DraftRights(actor)
        .refuse(draft, reporterOf(actor, draft, names), !names.areKnownLabels(draft.labels()));
  }

  private static NewIssue settle(Actor actor, IssueDraft draft, Names names, Instant now) {
    var times = draft.times();
    return new NewIssue(
        projectOf(draft, names),
        Texts.trim(Objects.requireNonNull(draft.title())),
        Texts.emptyToNull(draft.description()),
        draft.status() == null ? Status.OPEN : Status.of(draft.status()).orElseThrow(),
        draft.priority() == null ? Priority.MEDIUM : Priority.of(draft.priority()).orElseThrow(),
        date(draft.dueDate()),
        draft.externalId() == null ? null : Texts.trim(draft.externalId()),
        names.assignee("", draft.assignee(), new Faults()),
        reporterOf(actor, draft, names),
        names.labels(draft.labels()),
        times.begin(now),
        now,
        times.resolvedAt(),
        times.closedAt());
  }

  private static PersonRef reporterOf(Actor actor, IssueDraft draft, Names names) {
    return draft.reporter() == null
        ? actor.person()
        : Objects.requireNonNull(names.person("", draft.reporter(), new Faults()));
  }

  private static ProjectRef projectOf(IssueDraft draft, Names names) {
    return Objects.requireNonNull(names.project("", draft.project(), new Faults()));
  }

  private static @Nullable LocalDate date(@Nullable String text) {
    return text == null ? null : LocalDate.parse(text);
  }
}
