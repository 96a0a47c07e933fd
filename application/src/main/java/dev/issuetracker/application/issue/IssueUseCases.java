package dev.issuetracker.application.issue;

import dev.issuetracker.application.Action;
import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Now;
import dev.issuetracker.application.Ports;
import dev.issuetracker.application.Transactions;
import dev.issuetracker.application.comment.CommentRepository;
import dev.issuetracker.application.history.Authorship;
import dev.issuetracker.application.label.LabelRepository;
import dev.issuetracker.domain.Changed;
import dev.issuetracker.domain.Fault;
import dev.issuetracker.domain.Faults;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.IssueDraft;
import dev.issuetracker.domain.IssueEdit;
import dev.issuetracker.domain.IssuePatch;
import dev.issuetracker.domain.LabelRef;
import dev.issuetracker.domain.Rejection;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Opening, reading and changing one issue. Safe for many threads at once. */
public final class IssueUseCases {
  private final Transactions transactions;
  private final Now now;
  private final IssueRepository issues;
  private final IssueQueries queries;
  private final Drafts drafts;
  private final Edits edits;
  private final Conflicts conflicts;
  private final IssueEditing editing;
  private final References references;
  private final LabelRepository labels;
  private final CommentRepository comments;
  private final IssueAccess access;
  private final ExternalIds externalIds;

  public IssueUseCases(Ports ports) {
    transactions = ports.transactions();
    now = new Now(ports.clock());
    issues = ports.issues();
    queries = ports.issueQueries();
    references = ports.references();
    labels = ports.labels();
    comments = ports.comments();
    access = new IssueAccess(issues);
    externalIds = new ExternalIds(transactions::part, issues);
    drafts = new Drafts(references, labels);
    edits = new Edits(references, labels);
    conflicts = new Conflicts(ports.history());
    editing = new IssueEditing(issues, edits, conflicts);
  }

  /**
   * A new issue. A reporter may set its title, description, project, priority and due date, and
   * labels that exist; a developer all but whose it is and since when; and that, too, who may
   * import.
   */
  public record Open(Actor actor, IssueDraft draft) {}

  /**
   * New values for an issue; what the patch does not name stays.
   *
   * @param merge whether an edit of an old version may be applied where it overlaps with nothing
   */
  public record Edit(
      Actor actor, String issue, IssuePatch patch, Expected expected, boolean merge) {}

  /** An issue that is to go, until somebody restores it. */
  public record Delete(Actor actor, String issue, Expected expected) {}

  /** A deleted issue that is to come back. */
  public record Restore(Actor actor, String issue, Expected expected) {}

  /**
   * The whole set of labels.
   *
   * @param labels no name is null
   */
  public record ReplaceLabels(Actor actor, String issue, List<String> labels, Expected expected) {
    public ReplaceLabels {
      labels = List.copyOf(labels);
    }
  }

  /**
   * Needs no version: it commutes with what others do to the labels.
   *
   * @param add no name is null
   * @param remove no name is null
   */
  public record AdjustLabels(Actor actor, String issue, List<String> add, List<String> remove) {
    public AdjustLabels {
      add = List.copyOf(add);
      remove = List.copyOf(remove);
    }

    /** Of an adjustment as somebody describes it, before anything is looked up. */
    public static List<Fault> faults(List<String> add, List<String> remove) {
      return LabelAdjustment.faults(add, remove).toList();
    }
  }

  /** Opens an issue. It is answered as {@link #get} would answer it next, as every change is. */
  public IssueDetail open(Open command) {
    return transactions.write(
        () -> {
          var at = now.get();
          var placed = List.of(new Drafts.Placed("", command.draft()));
          var issue = drafts.judge(command.actor(), Action.OPEN_ISSUE, placed, at);
          var opened = externalIds.add(issue.getFirst(), Authorship.of(command.actor(), at));
          return new IssueDetail(opened, List.of());
        });
  }

  /**
   * One issue with its newest comments. Deleted ones are there only for those who may restore them.
   */
  public IssueDetail get(Actor actor, String issue) {
    var detail =
        transactions.read(
            () ->
                IssueReferences.parse(issue)
                    .flatMap(reference -> queries.detail(actor, reference))
                    .filter(found -> Visibility.shows(actor, found.issue())));
    return detail.orElseThrow(() -> Rejection.NotFound.of("issue", issue));
  }

  /** What is wrong with an edit as it was given, whoever gave it and whatever issue it is of. */
  public List<Fault> faults(Edit command) {
    return transactions.read(
        () -> {
          var faults = new Faults();
          editing.judge(command, faults);
          return faults.toList();
        });
  }

  public IssueDetail edit(Edit command) {
    return transactions.write(
        () -> {
          var faults = new Faults();
          var names = editing.judge(command, faults);
          faults.refuse();
          var at = now.get();
          return detail(
              change(
                  command.actor(),
                  command.issue(),
                  at,
                  issue -> editing.edit(command, issue, names, at)));
        });
  }

  public Issue delete(Delete command) {
    return transactions.write(
        () -> {
          var at = now.get();
          return change(
              command.actor(),
              command.issue(),
              at,
              issue -> {
                Action.DELETE_ISSUE.require(command.actor());
                Frozen.refuse(issue);
                conflicts.refuseStale(issue, command.expected(), IssueEdit.edit().build());
                return issue.delete(command.actor().person(), at);
              });
        });
  }

  public IssueDetail restore(Restore command) {
    return transactions.write(
        () -> {
          var at = now.get();
          return detail(
              change(
                  command.actor(),
                  command.issue(),
                  at,
                  issue -> {
                    Action.RESTORE_ISSUE.require(command.actor());
                    Frozen.refuseArchived(issue.project());
                    conflicts.refuseStale(issue, command.expected(), IssueEdit.edit().build());
                    return issue.restore(at);
                  }));
        });
  }

  public Issue replaceLabels(ReplaceLabels command) {
    return transactions.write(
        () -> {
          var patch = IssuePatch.none().withLabels(command.labels());
          var faults = new Faults();
          var names = edits.judge(List.of(new Edits.Placed("", patch)), faults);
          faults.refuse();
          var at = now.get();
          return change(
              command.actor(),
              command.issue(),
              at,
              issue -> {
                Action.LABEL_ISSUE.require(command.actor());
                Frozen.refuse(issue);
                var edit = edits.settle(List.of(patch), names, at).getFirst();
                conflicts.refuseStale(issue, command.expected(), edit);
                return editing.apply(issue, edit, at);
              });
        });
  }

  public Issue adjustLabels(AdjustLabels command) {
    return adjustLabels(command, Expected.anything());
  }

  /** The same, held to a version all the same. */
  public Issue adjustLabels(AdjustLabels command, Expected expected) {
    return transactions.write(
        () -> {
          var adjustment = LabelAdjustment.of(command.add(), command.remove(), references);
          var at = now.get();
          return change(
              command.actor(),
              command.issue(),
              at,
              issue -> {
                Action.LABEL_ISSUE.require(command.actor());
                Frozen.refuse(issue);
                var wanted = adjustment.applyTo(issue.labels(), labels, at);
                var edit = IssueEdit.edit().labels(wanted).build();
                conflicts.refuseStale(issue, expected, edit);
                return editing.apply(issue, edit, at);
              });
        });
  }

  public List<LabelRef> labels(Actor actor, String issue) {
    return get(actor, issue).issue().labels();
  }

  /**
   * Reads, changes and saves an issue if nobody was faster. If somebody was, does it once more
   * while holding the issue: then the verb sees what the other did, and refuses or goes on.
   */
  private Issue change(Actor actor, String reference, Instant at, Function<Issue, Changed> verb) {
    var changed = verb.apply(access.get(actor, reference));
    if (save(changed, actor, at)) {
      return changed.issue();
    }
    issues.hold(Set.of(changed.issue().id()));
    changed = verb.apply(access.get(actor, reference));
    if (save(changed, actor, at)) {
      return changed.issue();
    }
    throw new IllegalStateException("issue changed while held: " + reference);
  }

  private IssueDetail detail(Issue issue) {
    return new IssueDetail(
        issue,
        issue.activity().comments() == 0
            ? List.of()
            : comments.newest(issue.id(), IssueDetail.COMMENTS));
  }

  private boolean save(Changed changed, Actor actor, Instant at) {
    return changed.isUnchanged() || externalIds.save(changed, Authorship.of(actor, at));
  }
}
