package dev.issuetracker.application.issue;

import dev.issuetracker.application.Action;
import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Now;
import dev.issuetracker.application.Ports;
import dev.issuetracker.application.Transactions;
import dev.issuetracker.application.history.Authorship;
import dev.issuetracker.domain.Changed;
import dev.issuetracker.domain.Fault;
import dev.issuetracker.domain.Faults;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.IssueDraft;
import dev.issuetracker.domain.IssueEdit;
import dev.issuetracker.domain.IssuePatch;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection;
import dev.issuetracker.domain.Rejection.BulkRefused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Many issues in one step: all of it happens, or none. Safe for many threads at once. */
public final class BulkUseCases {
  /** How many issues one step may reach. */
  public static final int MOST = 1_000;

  private static final String ISSUE_IDS = "/issue_ids";

  private final Transactions transactions;
  private final Now now;
  private final IssueRepository issues;
  private final Drafts drafts;
  private final Edits edits;
  private final Conflicts conflicts;
  private final ExternalIds externalIds;

  public BulkUseCases(Ports ports) {
    transactions = ports.transactions();
    now = new Now(ports.clock());
    issues = ports.issues();
    drafts = new Drafts(ports.references(), ports.labels());
    edits = new Edits(ports.references(), ports.labels());
    conflicts = new Conflicts(ports.history());
    externalIds = new ExternalIds(transactions::part, issues);
  }

  /**
   * New issues, in the order given.
   *
   * @param rehearsal whether to say what would happen, and leave it at that
   */
  public record OpenMany(Actor actor, List<IssueDraft> drafts, boolean rehearsal) {
    public OpenMany {
      drafts = List.copyOf(drafts);
    }
  }

  /**
   * The change of one issue among many.
   *
   * @param pointer the entry's place in what was given
   * @param idPointer the place of its id
   * @param version the version that it was made from, null if the caller does not mind
   */
  public record Entry(
      String pointer, String idPointer, long id, @Nullable Long version, IssuePatch patch) {}

  /** Each issue its own change. */
  public record EditMany(Actor actor, String pointer, List<Entry> entries, boolean rehearsal) {
    public EditMany {
      entries = List.copyOf(entries);
    }
  }

  /**
   * One status for many.
   *
   * @param issues no id is null
   */
  public record MoveMany(Actor actor, List<Long> issues, String status, boolean rehearsal) {
    public MoveMany {
      issues = List.copyOf(issues);
    }

    /** Of a move as somebody describes it, before anything is looked up. */
    public static List<Fault> faults(List<Long> issues, @Nullable String status) {
      var patch = status == null ? IssuePatch.none() : IssuePatch.none().withStatus(status);
      var size = size(ISSUE_IDS, issues.size());
      // Of far too many it is enough to say so.
      return new Faults()
          .add(size)
          .addAll(size.isEmpty() ? repeated(entries(issues, patch)) : List.of())
          .addAll(patch.faults())
          .toList();
    }

    private static List<Entry> entries(List<Long> issues, IssuePatch patch) {
      var entries = new ArrayList<Entry>();
      for (int i = 0; i < issues.size(); i++) {
        var pointer = ISSUE_IDS + "/" + i;
        entries.add(new Entry(pointer, pointer, issues.get(i), null, patch));
      }
      return entries;
    }
  }

  /** What became of the entries, in the order given. */
  public record Outcome(List<Issue> updated, List<Long> unchanged) {
    public Outcome {
      updated = List.copyOf(updated);
      unchanged = List.copyOf(unchanged);
    }
  }

  public List<Issue> openMany(OpenMany command) {
    refuseSize("/issues", command.drafts().size());
    var placed = new ArrayList<Drafts.Placed>();
    for (int i = 0; i < command.drafts().size(); i++) {
      placed.add(new Drafts.Placed("/issues/" + i, command.drafts().get(i)));
    }
    return run(
        command.rehearsal(),
        () -> {
          var at = now.get();
          var issues = drafts.judge(command.actor(), Action.OPEN_MANY_ISSUES, placed, at);
          return externalIds.add(issues, placed, Authorship.of(command.actor(), at));
        });
  }

  public Outcome moveMany(MoveMany command) {
    var issues = command.issues();
    if (size(ISSUE_IDS, issues.size()).isPresent()) {
      new Faults().addAll(MoveMany.faults(issues, command.status())).refuse();
    }
    var patch = IssuePatch.none().withStatus(command.status());
    var entries = MoveMany.entries(issues, patch);
    var edit = new EditMany(command.actor(), ISSUE_IDS, entries, command.rehearsal());
    // The status stands there once, so what is wrong with it is told once.
    return run(edit.rehearsal(), () -> edit(edit, List.of(new Edits.Placed("", patch))));
  }

  public Outcome editMany(EditMany command) {
    refuseSize(command.pointer(), command.entries().size());
    var patches =
        command.entries().stream()
            .map(entry -> new Edits.Placed(entry.pointer(), entry.patch()))
            .toList();
    return run(command.rehearsal(), () -> edit(command, patches));
  }

  /**
   * @param patches all patches of the entries, each at a place where its faults are told
   */
  private Outcome edit(EditMany command, List<Edits.Placed> patches) {
    var entries = command.entries();
    var faults = new Faults().addAll(repeated(entries));
    var names = edits.judge(patches, faults);
    if (!Action.EDIT_MANY_ISSUES.isAllowedTo(command.actor())) {
      // Who may not is told what is wrong with the request, as everybody is, but never makes others
      // wait.
      living(entries, names, faults);
      faults.refuse();
      Action.EDIT_MANY_ISSUES.require(command.actor());
    }
    issues.hold(entries.stream().map(Entry::id).toList());
    var found = living(entries, names, faults);
    faults.refuse();
    var at = now.get();
    var wanted = edits.settle(entries.stream().map(Entry::patch).toList(), names, at);
    refuseConflicts(entries, wanted, found);
    return save(command, wanted, found, at);
  }

  private Outcome save(
      EditMany command, List<IssueEdit> wanted, Map<Long, Issue> found, Instant at) {
    var numbers = new MoveNumbers(issues, wanted, command.entries(), found);
    var changes = new ArrayList<Changed>();
    var unchanged = new ArrayList<Long>();
    for (int i = 0; i < wanted.size(); i++) {
      var issue = issue(found, command.entries().get(i));
      var changed = issue.edit(wanted.get(i), numbers::next, at);
      if (changed.isUnchanged()) {
        unchanged.add(issue.id());
      } else {
        changes.add(changed);
      }
    }
    Runnable look = () -> refuseConflicts(command.entries(), wanted, found);
    if (!changes.isEmpty()
        && !externalIds.save(changes, Authorship.of(command.actor(), at), look)) {
      throw new IllegalStateException("issues changed while held");
    }
    return new Outcome(changes.stream().map(Changed::issue).toList(), unchanged);
  }

  /**
   * The issues that the entries name. Those that are not there, or no longer, become faults, and so
   * does work for somebody who is not there any more.
   */
  private Map<Long, Issue> living(List<Entry> entries, Names names, Faults faults) {
    var found =
        issues.findAll(entries.stream().map(Entry::id).toList()).stream()
            .filter(issue -> !issue.isDeleted())
            .collect(Collectors.toMap(Issue::id, Function.identity()));
    for (var entry : entries) {
      var issue = found.get(entry.id());
      if (issue == null) {
        faults.add(Fault.unknown(entry.idPointer(), "issue"));
      } else if (stale(entry, issue).isEmpty()) {
        var pointer = entry.pointer() + Edits.ASSIGNEE;
        var assignee = entry.patch().assignee().orNull();
        faults.add(names.inactive(pointer, assignee, issue.assignee()));
      }
    }
    return found;
  }

  private void refuseConflicts(
      List<Entry> entries, List<IssueEdit> wanted, Map<Long, Issue> found) {
    var refused = new ArrayList<BulkRefused.Entry>();
    var edits = new HashMap<Long, IssueEdit>();
    var taken = externalIds.reasons(wanted, entries, found);
    for (int i = 0; i < entries.size(); i++) {
      var entry = entries.get(i);
      edits.put(entry.id(), wanted.get(i));
      conflict(entry, wanted.get(i), issue(found, entry))
          .or(() -> Optional.ofNullable(taken.get(entry.id())))
          .ifPresent(
              reason -> refused.add(new BulkRefused.Entry(entry.pointer(), entry.id(), reason)));
    }
    if (!refused.isEmpty()) {
      throw new Rejected(new BulkRefused(conflicts.telling(refused, found, edits)));
    }
  }

  private static Optional<Rejection> conflict(Entry entry, IssueEdit edit, Issue issue) {
    return Frozen.reason(issue, edit)
        .or(() -> stale(entry, issue))
        .or(() -> issue.illegalMove(edit));
  }

  private static Optional<Rejection> stale(Entry entry, Issue issue) {
    return entry.version() == null || entry.version() == issue.version()
        ? Optional.empty()
        : Optional.of(
            new Rejection.StaleEntry(issue.id(), issue.key(), entry.version(), issue.version()));
  }

  private static Issue issue(Map<Long, Issue> found, Entry entry) {
    var issue = found.get(entry.id());
    if (issue == null) {
      throw new IllegalStateException("no issue " + entry.id());
    }
    return issue;
  }

  private static List<Fault> repeated(List<Entry> entries) {
    var faults = new Faults();
    var seen = new HashSet<Long>();
    for (var entry : entries) {
      if (!seen.add(entry.id())) {
        faults.add(new Fault(entry.idPointer(), "repeated", "this issue is named before"));
      }
    }
    return faults.toList();
  }

  private static void refuseSize(String pointer, int size) {
    new Faults().add(size(pointer, size)).refuse();
  }

  private static Optional<Fault> size(String pointer, int size) {
    if (size == 0) {
      return Optional.of(new Fault(pointer, "too_few", "must not be empty"));
    }
    return size <= MOST
        ? Optional.empty()
        : Optional.of(new Fault(pointer, "too_many", "must have at most " + MOST + " entries"));
  }

  private <T> T run(boolean rehearsal, Supplier<T> work) {
    return rehearsal ? transactions.rehearse(work) : transactions.write(work);
  }
}
