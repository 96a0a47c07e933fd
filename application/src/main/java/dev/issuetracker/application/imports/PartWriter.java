package dev.issuetracker.application.imports;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Ports;
import dev.issuetracker.application.Transactions;
import dev.issuetracker.application.history.Authorship;
import dev.issuetracker.application.imports.RowReader.Reading;
import dev.issuetracker.application.issue.Drafts;
import dev.issuetracker.application.issue.Drafts.Verdict;
import dev.issuetracker.application.issue.IssueRepository;
import dev.issuetracker.application.issue.IssueRepository.ExternalKey;
import dev.issuetracker.application.issue.NewIssue;
import dev.issuetracker.domain.Faults;
import dev.issuetracker.domain.Issue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges a part of the rows and writes the good ones, all within one transaction of somebody
 * else's.
 */
final class PartWriter {
  private final Transactions transactions;
  private final IssueRepository issues;
  private final ImportJobs jobs;
  private final Drafts drafts;

  PartWriter(Ports ports) {
    transactions = ports.transactions();
    issues = ports.issues();
    jobs = ports.imports().jobs();
    drafts = new Drafts(ports.references(), ports.labels());
  }

  /** The rows of a part, read. */
  record Batch(RowReader reader, List<Reading> rows, double share) {}

  ImportJobs.Part write(Actor actor, ImportJob job, Progress before, Batch batch, Instant now) {
    var verdicts = judge(actor, job, batch.rows(), now);
    var errors = new ArrayList<RowError>();
    var good = new ArrayList<NewIssue>();
    for (int i = 0; i < verdicts.size(); i++) {
      var reading = batch.rows().get(i);
      var verdict = verdicts.get(i);
      var faults = new Faults().addAll(reading.faults()).addAll(verdict.faults());
      if (verdict.issue() == null || !faults.isEmpty()) {
        errors.add(batch.reader().error(before.processed() + i + 1, reading, faults.toList()));
      } else {
        good.add(verdict.issue());
      }
    }
    var fresh = unlessThere(job, good);
    var created = job.options().dryRun() ? List.<Issue>of() : issues.add(fresh, by(actor, now));
    var after = before.plus(fresh.size(), errors.size(), good.size() - fresh.size(), batch.share());
    return new ImportJobs.Part(before, after, errors, created.stream().map(Issue::id).toList());
  }

  private static Authorship by(Actor actor, Instant now) {
    return Authorship.of(actor, now);
  }

  /** A rehearsal runs the same code, and takes back the labels that it made. */
  private List<Verdict> judge(Actor actor, ImportJob job, List<Reading> rows, Instant now) {
    var given = rows.stream().map(Reading::draft).toList();
    boolean makeLabels = job.options().createLabels();
    return job.options().dryRun()
        ? transactions.rehearse(() -> drafts.judgeEach(actor, given, makeLabels, now))
        : drafts.judgeEach(actor, given, makeLabels, now);
  }

  /** Without those whose external id a living issue or an earlier row has. */
  private List<NewIssue> unlessThere(ImportJob job, List<NewIssue> good) {
    var keys = good.stream().map(PartWriter::key).flatMap(Optional::stream).toList();
    if (keys.isEmpty()) {
      return good;
    }
    Set<ExternalKey> there = new HashSet<>(issues.taken(keys));
    if (job.options().dryRun()) {
      there.addAll(jobs.meet(job.id(), new HashSet<>(keys)));
    }
    return good.stream().filter(issue -> key(issue).map(there::add).orElse(true)).toList();
  }

  private static Optional<ExternalKey> key(NewIssue issue) {
    @Nullable String id = issue.externalId();
    return id == null ? Optional.empty() : Optional.of(new ExternalKey(issue.project().id(), id));
  }
}
