package dev.issuetracker.application.memory;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.history.Authorship;
import dev.issuetracker.application.imports.ImportFile;
import dev.issuetracker.application.imports.ImportJob;
import dev.issuetracker.application.imports.ImportJobs;
import dev.issuetracker.application.imports.ImportOptions;
import dev.issuetracker.application.imports.ImportState;
import dev.issuetracker.application.imports.Progress;
import dev.issuetracker.application.imports.RowError;
import dev.issuetracker.application.issue.IssueRepository.ExternalKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

final class MemoryImportJobs implements ImportJobs {
  private final MemoryStore store;
  private final InstantSource clock;
  private final Table<Long, KeptImport> jobs;
  private final Table<Link, RowError> errors;
  private final Table<Link, List<Long>> created;
  private final Table<Long, Set<ExternalKey>> met;

  MemoryImportJobs(MemoryStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
    jobs = new Table<>(store.transactions);
    errors = new Table<>(store.transactions);
    created = new Table<>(store.transactions);
    met = new Table<>(store.transactions);
  }

  @Override
  public ImportJob add(Actor starter, ImportFile file, ImportOptions options, Instant now) {
    var job =
        new ImportJob(
            store.nextId(),
            ImportState.QUEUED,
            starter.person(),
            starter.requestId(),
            file.name(),
            file.format(),
            file.blob().id(),
            file.blob().size(),
            file.header(),
            options,
            Progress.NONE,
            null,
            null,
            0,
            now,
            null,
            null,
            null);
    jobs.put(job.id(), new KeptImport(job, null, null));
    return job;
  }

  @Override
  public Optional<ImportJob> find(Actor actor, long id) {
    return jobs.find(id).map(KeptImport::job);
  }

  @Override
  public Slice<ImportJob> list(Actor actor, Window window) {
    return Order.ofIds()
        .reversed()
        .cut(jobs.all().stream().map(KeptImport::job).toList(), ImportJob::id, window);
  }

  @Override
  public Slice<RowError> errors(Actor actor, long id, Window window) {
    return cut(errorsOf(id).stream().map(MemoryImportJobs::withoutCells).toList(), window);
  }

  private static RowError withoutCells(RowError error) {
    return new RowError(error.row(), error.line(), error.faults(), List.of());
  }

  @Override
  public Slice<RowError> errorsWithCells(Actor actor, long id, Window window) {
    return cut(errorsOf(id), window);
  }

  private static Slice<RowError> cut(Collection<RowError> errors, Window window) {
    return Order.ofIds().cut(errors, RowError::row, window);
  }

  private Collection<RowError> errorsOf(long id) {
    return errors.range(Link.first(id), Link.last(id));
  }

  @Override
  public void forgetErrors(long id) {
    List.copyOf(errorsOf(id)).forEach(error -> errors.remove(new Link(id, error.row())));
  }

  @Override
  public Optional<ImportJob> take(String worker, Duration lease, Instant now) {
    store.transactions.writing().touch();
    return jobs.all().stream()
        .filter(kept -> kept.isFree(clock.instant()) || kept.isOf(worker))
        .min(Comparator.comparing((KeptImport kept) -> !kept.isOf(worker)))
        .map(
            kept -> {
              var taken = kept.taken(now).held(worker, clock.instant().plus(lease));
              jobs.put(kept.job().id(), taken);
              return taken.job();
            });
  }

  @Override
  public void beat(String worker, Duration lease) {
    var until = clock.instant().plus(lease);
    ofWorker(worker).forEach(kept -> put(kept.held(worker, until)));
  }

  @Override
  public void release(String worker) {
    ofWorker(worker).forEach(kept -> put(kept.held(null, null)));
  }

  @Override
  public void postpone(String worker, Duration pause) {
    var until = clock.instant().plus(pause);
    ofWorker(worker).forEach(kept -> put(kept.untried().held(null, until)));
  }

  private List<KeptImport> ofWorker(String worker) {
    return jobs.all().stream().filter(kept -> kept.isOf(worker)).toList();
  }

  private void put(KeptImport kept) {
    jobs.put(kept.job().id(), kept);
  }

  @Override
  public boolean advance(long id, String worker, Part part) {
    var kept = change(id, running(worker, part), one -> one.at(part.after()));
    if (kept) {
      part.errors().forEach(error -> errors.put(new Link(id, error.row()), error));
      if (!part.created().isEmpty()) {
        created.put(new Link(id, part.before().processed()), List.copyOf(part.created()));
      }
    }
    return kept;
  }

  private static Predicate<KeptImport> running(String worker, Part part) {
    return kept ->
        isRunning(kept, worker) && kept.job().progress().processed() == part.before().processed();
  }

  private static boolean isRunning(KeptImport kept, String worker) {
    return kept.isOf(worker) && kept.job().state() == ImportState.RUNNING;
  }

  @Override
  public boolean end(
      long id,
      String worker,
      ImportState state,
      @Nullable Long totalRows,
      ImportJob.@Nullable Problem problem,
      Instant now) {
    met.remove(id);
    return change(
        id, kept -> isRunning(kept, worker), kept -> kept.ended(state, totalRows, problem, now));
  }

  @Override
  public boolean cancel(long id, Instant now) {
    met.remove(id);
    return change(
        id,
        kept -> !kept.job().state().isOver(),
        kept -> kept.ended(ImportState.CANCELLED, null, null, now));
  }

  @Override
  public boolean askToUndo(long id, Authorship by) {
    return change(
        id,
        kept -> kept.job().isSettled() && !kept.job().options().dryRun(),
        kept -> kept.undoing(new ImportJob.Undo(by, 0, 0, 0, 0, List.of()), kept.job().state()));
  }

  @Override
  public Optional<Created> createdFrom(long id, long position) {
    for (long at = position; at <= jobs.get(id).job().progress().processed(); at++) {
      var issues = created.find(new Link(id, at));
      if (issues.isPresent()) {
        return Optional.of(new Created(issues.get(), at + 1));
      }
    }
    return Optional.empty();
  }

  @Override
  public boolean advanceUndo(
      long id, String worker, ImportJob.Undo undo, boolean done, Instant now) {
    return change(
        id,
        kept -> kept.isOf(worker) && kept.job().undo() != null,
        kept -> kept.undoing(undo, done ? ImportState.UNDONE : kept.job().state()));
  }

  @Override
  public Set<ExternalKey> meet(long id, Collection<ExternalKey> keys) {
    var before = met.find(id).orElse(Set.of());
    var all = new HashSet<>(before);
    all.addAll(keys);
    met.put(id, all);
    return keys.stream().filter(before::contains).collect(Collectors.toSet());
  }

  @Override
  public Set<String> claimed(Set<String> blobs) {
    return jobs.all().stream()
        .filter(kept -> !kept.job().state().isOver())
        .map(kept -> kept.job().blob())
        .filter(blobs::contains)
        .collect(Collectors.toSet());
  }

  private boolean change(
      long id, Predicate<KeptImport> condition, UnaryOperator<KeptImport> change) {
    var kept = jobs.find(id).filter(condition);
    kept.map(change).ifPresent(this::put);
    return kept.isPresent();
  }
}
