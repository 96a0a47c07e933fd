package dev.issuetracker.application.memory;

import dev.issuetracker.application.imports.ImportJob;
import dev.issuetracker.application.imports.ImportState;
import dev.issuetracker.application.imports.Progress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A job with its lease. */
record KeptImport(ImportJob job, @Nullable String worker, @Nullable Instant lease) {

  boolean isFree(Instant now) {
    return !job.isSettled() && (lease == null || !lease.isAfter(now));
  }

  boolean isOf(String other) {
    return other.equals(worker) && !job.isSettled();
  }

  KeptImport held(@Nullable String by, @Nullable Instant until) {
    return new KeptImport(job, by, until);
  }

  KeptImport taken(Instant now) {
    return with(
        job.state().isOver() ? job.state() : ImportState.RUNNING,
        job.progress(),
        job.totalRows(),
        job.problem(),
        job.attempts() + 1,
        job.startedAt() == null ? now : job.startedAt(),
        job.finishedAt(),
        job.undo());
  }

  KeptImport untried() {
    return with(
        job.state(),
        job.progress(),
        job.totalRows(),
        job.problem(),
        Math.max(job.attempts() - 1, 0),
        job.startedAt(),
        job.finishedAt(),
        job.undo());
  }

  KeptImport at(Progress progress) {
    boolean gotOn = progress.processed() > job.progress().processed();
    int attempts = gotOn ? 0 : job.attempts();
    return with(job.state(), progress, null, null, attempts, job.startedAt(), null, null);
  }

  KeptImport ended(
      ImportState state, @Nullable Long rows, ImportJob.@Nullable Problem problem, Instant now) {
    var progress = job.progress();
    var end =
        state == ImportState.FINISHED
            ? new Progress(
                progress.processed(), progress.created(), progress.failed(), progress.skipped(), 1)
            : progress;
    return with(state, end, rows, problem, 0, job.startedAt(), now, null).held(null, null);
  }

  KeptImport undoing(ImportJob.Undo undo, ImportState state) {
    return with(
        state,
        job.progress(),
        job.totalRows(),
        job.problem(),
        0,
        job.startedAt(),
        job.finishedAt(),
        undo);
  }

  private KeptImport with(
      ImportState state,
      Progress progress,
      @Nullable Long rows,
      ImportJob.@Nullable Problem problem,
      int attempts,
      @Nullable Instant startedAt,
      @Nullable Instant finishedAt,
      ImportJob.@Nullable Undo undo) {
    return new KeptImport(
        new ImportJob(
            job.id(),
            state,
            job.starter(),
            job.requestId(),
            job.fileName(),
            job.format(),
            job.blob(),
            job.size(),
            job.header(),
            job.options(),
            progress,
            rows,
            problem,
            attempts,
            job.createdAt(),
            startedAt,
            finishedAt,
            undo),
        worker,
        lease);
  }
}
