package dev.issuetracker.application.imports;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Ports;
import dev.issuetracker.application.history.Authorship;
import dev.issuetracker.application.imports.RowReader.Reading;
import dev.issuetracker.application.issue.Drafts;
import dev.issuetracker.application.issue.Drafts.Judged;
import dev.issuetracker.application.issue.IssueRepository;
import dev.issuetracker.application.issue.IssueRepository.ExternalKey;
import dev.issuetracker.domain.Faults;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.IssueDraft;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Judges a part of the rows and writes the good ones, all within one transaction of somebody
 * else's.
 */
final class PartWriter {
  private final IssueRepository issues;
  private final ImportJobs jobs;
  private final Drafts drafts;

  PartWriter(Ports ports) {
    issues = ports.issues();
    jobs = ports.imports().jobs();
    drafts = new Drafts(ports.references(), ports.labels());
  }

  /** The rows of a part, read. */
  record Batch(RowReader reader, List<Reading> rows, double share) {}

  ImportJobs.Part write(Actor actor, ImportJob job, Progress before, Batch batch, Instant now) {
    var rows = batch.rows();
    if (rows.isEmpty()) {
      return new ImportJobs.Part(before, before.plus(0, 0, 0, batch.share()), List.of(), List.of());
    }
    var judged =
        drafts.judgeEach(
            rows.stream().map(Reading::draft).toList(), job.options().createLabels(), now);
    var errors = new ArrayList<RowError>();
    var good = new ArrayList<IssueDraft>();
    for (int i = 0; i < rows.size(); i++) {
      var reading = rows.get(i);
      var faults = new Faults().addAll(reading.faults()).addAll(judged.faults(i));
      if (faults.isEmpty()) {
        good.add(reading.draft());
      } else {
        errors.add(batch.reader().error(before.processed() + i + 1, reading, faults.toList()));
      }
    }
    var fresh = unlessThere(job, judged, good);
    var created = job.options().dryRun() ? List.<Issue>of() : add(actor, judged, fresh, now);
    var after = before.plus(fresh.size(), errors.size(), good.size() - fresh.size(), batch.share());
    return new ImportJobs.Part(before, after, errors, created.stream().map(Issue::id).toList());
  }

  /** Refused rows and those that are passed over leave nothing behind, no label either. */
  private List<Issue> add(Actor actor, Judged judged, List<IssueDraft> fresh, Instant now) {
    var settled = drafts.settle(actor, judged, fresh, now);
    return issues.add(settled, Authorship.of(actor, now));
  }

  /** Without those whose external id a living issue or an earlier row has. */
  private List<IssueDraft> unlessThere(ImportJob job, Judged judged, List<IssueDraft> good) {
    var keys = good.stream().map(judged::key).flatMap(Optional::stream).toList();
    if (keys.isEmpty()) {
      return good;
    }
    Set<ExternalKey> there = new HashSet<>(issues.taken(keys).keySet());
    if (job.options().dryRun()) {
      there.addAll(jobs.meet(job.id(), new HashSet<>(keys)));
    }
    return good.stream().filter(draft -> judged.key(draft).map(there::add).orElse(true)).toList();
  }
}
