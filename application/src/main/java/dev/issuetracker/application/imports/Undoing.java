package dev.issuetracker.application.imports;

import dev.issuetracker.application.Now;
import dev.issuetracker.application.Ports;
import dev.issuetracker.application.Transactions;
import dev.issuetracker.application.history.Authorship;
import dev.issuetracker.application.imports.ImportJob.Undo;
import dev.issuetracker.application.imports.ImportJobs.Created;
import dev.issuetracker.application.issue.IssueRepository;
import dev.issuetracker.domain.Changed;
import dev.issuetracker.domain.Issue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes back what an import created: deletes the issues that nobody has touched since, a part at a
 * time, and counts those that it leaves.
 */
final class Undoing {
  private final Transactions transactions;
  private final Now now;
  private final IssueRepository issues;
  private final ImportJobs jobs;
  private final Duration lease;

  Undoing(Ports ports, Duration lease) {
    this.lease = lease;
    transactions = ports.transactions();
    now = new Now(ports.clock());
    issues = ports.issues();
    jobs = ports.imports().jobs();
  }

  void run(ImportJob job, String worker, BooleanSupplier stopping) {
    @Nullable Undo undo = job.undo();
    try {
      while (undo != null && !stopping.getAsBoolean()) {
        var from = undo;
        undo = transactions.write(() -> next(job, worker, from)).orElse(null);
      }
    } catch (Lost lost) {
      // Another worker goes on from where this one got to.
      return;
    }
  }

  /** Empty when all is done, or the job is somebody else's. */
  private Optional<Undo> next(ImportJob job, String worker, Undo from) {
    var at = now.get();
    var part = jobs.createdFrom(job.id(), from.position());
    var undo = part.map(created -> undo(from, created, at)).orElse(from);
    if (!jobs.advanceUndo(job.id(), worker, undo, part.isEmpty(), at)) {
      throw new Lost();
    }
    jobs.beat(worker, lease);
    return part.isPresent() ? Optional.of(undo) : Optional.empty();
  }

  /** Deleted by who asked for it: whoever started the import may know nothing of it. */
  private Undo undo(Undo from, Created part, Instant at) {
    var ids = part.issues();
    issues.holdWithActivity(ids);
    var found = issues.findAll(ids);
    var by = new Authorship(from.asked().actor(), at, from.asked().requestId());
    var living = found.stream().filter(issue -> !issue.isDeleted()).toList();
    var untouched = living.stream().filter(Undoing::isUntouched).toList();
    List<Changed> deleted = untouched.stream().map(issue -> issue.delete(by.actor(), at)).toList();
    if (!issues.save(deleted, by)) {
      throw new IllegalStateException("issues changed while held");
    }
    return new Undo(
        from.asked(),
        part.next(),
        from.deleted() + deleted.size(),
        from.kept() + living.size() - untouched.size(),
        from.gone() + found.size() - living.size(),
        named(from, living, untouched));
  }

  private static boolean isUntouched(Issue issue) {
    var activity = issue.activity();
    return issue.version() == 1
        && activity.comments() == 0
        && activity.attachments() == 0
        && !issue.project().archived();
  }

  private static List<Long> named(Undo from, List<Issue> living, List<Issue> untouched) {
    var named = new ArrayList<>(from.keptIssues());
    for (var issue : living) {
      if (named.size() < Undo.MOST_NAMED && !untouched.contains(issue)) {
        named.add(issue.id());
      }
    }
    return named;
  }
}
