package dev.issuetracker.application.issue;

import dev.issuetracker.application.history.Authorship;
import dev.issuetracker.application.issue.IssueRepository.ExternalKey;
import dev.issuetracker.domain.Changed;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.IssueEdit;
import dev.issuetracker.domain.IssueEvent;
import dev.issuetracker.domain.IssueField;
import dev.issuetracker.domain.IssueName;
import dev.issuetracker.domain.ProjectRef;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection;
import dev.issuetracker.domain.Rejection.BulkRefused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keeps issues that are to have external ids, and tells which issue has one that is taken. The
 * repository knows only that: so there is a look before, and another one for who loses to somebody
 * in the same moment.
 */
final class ExternalIds {
  private final Part part;
  private final IssueRepository issues;

  ExternalIds(Part part, IssueRepository issues) {
    this.part = part;
    this.issues = issues;
  }

  /** Runs a part of the use case's transaction that can be undone by itself. */
  interface Part {
    <T> T run(Supplier<T> work);
  }

  /** An issue that is to go into another project, and what it is to be known by there. */
  private record Move(Issue issue, ExternalKey key) {}

  Issue add(NewIssue issue, Authorship by) {
    var all = List.of(issue);
    Runnable look = () -> taken(all).values().forEach(ExternalIds::refuse);
    look.run();
    return kept(issue.externalId() != null, look, () -> issues.add(all, by)).getFirst();
  }

  /**
   * @param opened no two of them under one external id
   * @param placed where each of them stands
   */
  List<Issue> add(List<NewIssue> opened, List<Drafts.Placed> placed, Authorship by) {
    Runnable look = () -> refuseTaken(opened, placed);
    look.run();
    boolean named = opened.stream().anyMatch(issue -> issue.externalId() != null);
    return kept(named, look, () -> issues.add(opened, by));
  }

  /** An issue that comes into another project, or back to life, may find its place taken. */
  boolean save(Changed changed, Authorship by) {
    Runnable look = () -> refuseTaken(changed);
    look.run();
    return kept(arrives(changed), look, () -> issues.save(List.of(changed), by));
  }

  /**
   * @param look asks for {@link #reasons} and refuses; it has been asked before
   */
  boolean save(List<Changed> changes, Authorship by, Runnable look) {
    boolean arrive = changes.stream().anyMatch(ExternalIds::arrives);
    return kept(arrive, look, () -> issues.save(changes, by));
  }

  /** What is lost is undone, so that there can be another look. */
  private <T> T kept(boolean named, Runnable look, Supplier<T> work) {
    if (!named) {
      return work.get();
    }
    try {
      return part.run(work);
    } catch (Rejected lost) {
      if (lost.rejection() instanceof Rejection.NameTaken) {
        look.run();
      }
      throw lost;
    }
  }

  private void refuseTaken(List<NewIssue> opened, List<Drafts.Placed> placed) {
    var reasons = taken(opened);
    var refused = new ArrayList<BulkRefused.Entry>();
    for (int i = 0; i < opened.size(); i++) {
      var key = key(opened.get(i));
      var reason = key == null ? null : reasons.get(key);
      if (reason != null) {
        refused.add(new BulkRefused.Entry(placed.get(i).pointer(), null, reason));
      }
    }
    if (!refused.isEmpty()) {
      refuse(new BulkRefused(refused));
    }
  }

  private void refuseTaken(Changed changed) {
    var issue = changed.issue();
    if (!arrives(changed)) {
      return;
    }
    var key = new ExternalKey(issue.project().id(), String.valueOf(issue.externalId()));
    var holder = issues.taken(List.of(key)).get(key);
    if (holder != null && holder.id() != issue.id()) {
      refuse(taken(key, holder));
    }
  }

  private static boolean arrives(Changed changed) {
    return changed.issue().externalId() != null
        && changed.events().stream().anyMatch(ExternalIds::arrives);
  }

  private static boolean arrives(IssueEvent event) {
    return event instanceof IssueEvent.Restored
        || (event instanceof IssueEvent.Changed change && change.field() == IssueField.PROJECT);
  }

  /**
   * Why issues cannot go where edits have them go, all at once, by their ids. Those that leave make
   * room for those that come.
   */
  Map<Long, Rejection> reasons(
      List<IssueEdit> edits, List<BulkUseCases.Entry> entries, Map<Long, Issue> found) {
    var moves = moves(edits, entries, found);
    if (moves.isEmpty()) {
      return Map.of();
    }
    var holders = new HashMap<>(issues.taken(moves.stream().map(Move::key).toList()));
    var leaving = moves.stream().map(move -> move.issue().id()).collect(Collectors.toSet());
    holders.values().removeIf(holder -> leaving.contains(holder.id()));
    var reasons = new HashMap<Long, Rejection>();
    for (var move : moves) {
      var issue = move.issue();
      var holder = holders.putIfAbsent(move.key(), new IssueName(issue.id(), issue.key()));
      if (holder != null) {
        reasons.put(issue.id(), taken(move.key(), holder));
      }
    }
    return reasons;
  }

  private static List<Move> moves(
      List<IssueEdit> edits, List<BulkUseCases.Entry> entries, Map<Long, Issue> found) {
    var moves = new ArrayList<Move>();
    for (int i = 0; i < edits.size(); i++) {
      var issue = found.get(entries.get(i).id());
      if (edits.get(i).value(IssueField.PROJECT) instanceof ProjectRef target
          && issue != null
          && issue.externalId() != null
          && issue.project().id() != target.id()) {
        moves.add(new Move(issue, new ExternalKey(target.id(), issue.externalId())));
      }
    }
    return moves;
  }

  private Map<ExternalKey, Rejection> taken(List<NewIssue> opened) {
    var keys = new ArrayList<ExternalKey>();
    for (var issue : opened) {
      var key = key(issue);
      if (key != null) {
        keys.add(key);
      }
    }
    return keys.isEmpty()
        ? Map.of()
        : issues.taken(keys).entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, entry -> taken(entry.getKey(), entry.getValue())));
  }

  private static @Nullable ExternalKey key(NewIssue issue) {
    var id = issue.externalId();
    return id == null ? null : new ExternalKey(issue.project().id(), id);
  }

  private static Rejection taken(ExternalKey key, IssueName holder) {
    return new Rejection.NameTaken("issue", "external_id", key.id(), holder);
  }

  private static void refuse(Rejection reason) {
    throw new Rejected(reason);
  }
}
