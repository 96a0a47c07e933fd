package dev.issuetracker.persistence;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Position;
import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.history.Authorship;
import dev.issuetracker.application.imports.ImportFile;
import dev.issuetracker.application.imports.ImportJob;
import dev.issuetracker.application.imports.ImportJobs;
import dev.issuetracker.application.imports.ImportOptions;
import dev.issuetracker.application.imports.ImportState;
import dev.issuetracker.application.imports.RowError;
import dev.issuetracker.application.issue.IssueRepository.ExternalKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Jobs are rows; to be at one is a lease by the database's clock. Whoever looks for a job passes
 * over those whose rows somebody is just changing: their workers live.
 */
final class JdbcImportJobs implements ImportJobs {
  private static final String SELECT = ImportRows.COLUMNS + ImportRows.FROM;

  private static final String ADD =
      """
      INSERT INTO import_jobs (starter_id, request_id, file_name, format, blob, size, header,
        project, dry_run, create_labels, unescape, sheet, created_at)
      VALUES (?, ?::text, ?, ?, ?, ?, ?, ?::text, ?, ?, ?, ?::text, ?)
      RETURNING id
      """;

  private static final String FIND = SELECT + "WHERE j.id = ?";

  private static final SimpleList<ImportJob> LIST =
      new SimpleList<>(
          ImportRows.COLUMNS,
          ImportRows.FROM + "WHERE true",
          "-j.id",
          SimpleList.Key.NUMBER,
          ImportRows::job,
          job -> Position.at(-job.id()));

  private static final SimpleList<RowError> ERRORS = ImportRows.errors("'[]' AS cells");
  private static final SimpleList<RowError> ERRORS_WITH_CELLS = ImportRows.errors("e.cells");

  /** Its own first: what a worker is said to hold, it keeps all others from. */
  private static final String TAKE =
      """
      UPDATE import_jobs SET
        state = CASE state WHEN 'queued' THEN 'running' ELSE state END,
        started_at = coalesce(started_at, ?),
        attempts = attempts + 1,
        worker = ?,
        lease_until = clock_timestamp() + ? * interval '1 millisecond'
      WHERE id = (
        SELECT id FROM import_jobs
        WHERE (state IN ('queued', 'running') OR (undo_requested_at IS NOT NULL AND state <> 'undone'))
          AND (lease_until IS NULL OR lease_until <= clock_timestamp() OR worker = ?)
        ORDER BY (worker = ?) DESC NULLS LAST, id LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING id
      """;

  /** A row that is locked is being worked on, which is a better sign of life than this one. */
  private static final String BEAT =
      """
      UPDATE import_jobs SET lease_until = clock_timestamp() + ? * interval '1 millisecond'
      WHERE id IN (SELECT id FROM import_jobs WHERE worker = ? FOR UPDATE SKIP LOCKED)
      """;

  private static final String RELEASE =
      "UPDATE import_jobs SET worker = NULL, lease_until = NULL WHERE worker = ?";

  private static final String POSTPONE =
      """
      UPDATE import_jobs SET worker = NULL, attempts = greatest(attempts - 1, 0),
        lease_until = clock_timestamp() + ? * interval '1 millisecond'
      WHERE worker = ?
      """;

  private static final String ADVANCE =
      """
      WITH told AS (
        INSERT INTO import_errors (import_id, row, line, faults, cells)
        SELECT ?, * FROM unnest(?::bigint[], ?::bigint[], ?::text[], ?::text[])
      ), made AS (
        INSERT INTO import_parts (import_id, position, issues)
        SELECT ?, ?, n.issues FROM (SELECT ?::bigint[] AS issues) n WHERE cardinality(n.issues) > 0
      )
      UPDATE import_jobs SET processed = ?, created = ?, failed = ?, skipped = ?,
        share = ?::text::double precision,
        attempts = CASE WHEN processed < ? THEN 0 ELSE attempts END
      WHERE id = ? AND worker = ? AND state = 'running' AND processed = ?
      """;

  private static final String END =
      """
      UPDATE import_jobs SET state = ?, total_rows = ?::bigint, problem_code = ?::text,
        problem_message = ?::text, finished_at = ?, worker = NULL, lease_until = NULL, attempts = 0,
        share = CASE WHEN ? THEN 1 ELSE share END
      WHERE id = ? AND worker = ? AND state = 'running'
      """;

  private static final String CANCEL =
      """
      UPDATE import_jobs SET state = 'cancelled', finished_at = ?, worker = NULL, lease_until = NULL
      WHERE id = ? AND state IN ('queued', 'running')
      """;

  private static final String CLAIMED =
      "SELECT blob FROM import_jobs WHERE state IN ('queued', 'running') AND blob = ANY (?)";

  private final Sql sql;
  private final ImportUndoing undoing;
  private final ImportNotes notes;

  JdbcImportJobs(Sql sql) {
    this.sql = sql;
    undoing = new ImportUndoing(sql);
    notes = new ImportNotes(sql);
  }

  @Override
  public ImportJob add(Actor starter, ImportFile file, ImportOptions options, Instant now) {
    long id =
        sql.returned(
                ADD,
                row -> row.number("id"),
                starter.id(),
                starter.requestId(),
                file.name(),
                file.format().name().toLowerCase(Locale.ROOT),
                file.blob().id(),
                file.blob().size(),
                Json.write(file.header()),
                options.project(),
                options.dryRun(),
                options.createLabels(),
                options.unescape(),
                options.sheet(),
                now)
            .orElseThrow();
    return find(id).orElseThrow();
  }

  @Override
  public Optional<ImportJob> find(Actor actor, long id) {
    return find(id);
  }

  private Optional<ImportJob> find(long id) {
    return sql.row(FIND, ImportRows::job, id);
  }

  @Override
  public Slice<ImportJob> list(Actor actor, Window window) {
    return LIST.slice(sql, window);
  }

  @Override
  public Slice<RowError> errors(Actor actor, long id, Window window) {
    return ERRORS.slice(sql, window, id);
  }

  @Override
  public Slice<RowError> errorsWithCells(Actor actor, long id, Window window) {
    return ERRORS_WITH_CELLS.slice(sql, window, id);
  }

  @Override
  public void forgetErrors(long id) {
    notes.forgetErrors(id);
  }

  @Override
  public Optional<ImportJob> take(String worker, Duration lease, Instant now) {
    return sql.returned(
            TAKE, row -> row.number("id"), now, worker, lease.toMillis(), worker, worker)
        .flatMap(this::find);
  }

  @Override
  public void beat(String worker, Duration lease) {
    sql.update(BEAT, lease.toMillis(), worker);
  }

  @Override
  public void release(String worker) {
    sql.update(RELEASE, worker);
  }

  @Override
  public void postpone(String worker, Duration pause) {
    sql.update(POSTPONE, pause.toMillis(), worker);
  }

  @Override
  public boolean advance(long id, String worker, Part part) {
    var errors = part.errors();
    var after = part.after();
    return sql.update(
            ADVANCE,
            id,
            errors.stream().map(RowError::row).toArray(Long[]::new),
            errors.stream().map(RowError::line).toArray(Long[]::new),
            errors.stream().map(ImportRows::faults).toArray(String[]::new),
            errors.stream().map(error -> Json.write(error.cells())).toArray(String[]::new),
            id,
            part.before().processed(),
            part.created().toArray(Long[]::new),
            after.processed(),
            after.created(),
            after.failed(),
            after.skipped(),
            Double.toString(after.share()),
            after.processed(),
            id,
            worker,
            part.before().processed())
        == 1;
  }

  @Override
  public boolean end(
      long id,
      String worker,
      ImportState state,
      @Nullable Long totalRows,
      ImportJob.@Nullable Problem problem,
      Instant now) {
    return sql.update(
            END,
            state.code(),
            totalRows,
            problem == null ? null : problem.code(),
            problem == null ? null : problem.message(),
            now,
            state == ImportState.FINISHED,
            id,
            worker)
        == 1;
  }

  @Override
  public boolean cancel(long id, Instant now) {
    return sql.update(CANCEL, now, id) == 1;
  }

  @Override
  public boolean askToUndo(long id, Authorship by) {
    return undoing.ask(id, by);
  }

  @Override
  public Optional<Created> createdFrom(long id, long position) {
    return undoing.createdFrom(id, position);
  }

  @Override
  public boolean advanceUndo(
      long id, String worker, ImportJob.Undo undo, boolean done, Instant now) {
    return undoing.advance(id, worker, undo, done);
  }

  @Override
  public Set<ExternalKey> meet(long id, Collection<ExternalKey> keys) {
    return notes.meet(id, keys);
  }

  @Override
  public int forgetMet(int most) {
    return notes.forgetMet(most);
  }

  @Override
  public Set<String> claimed(Set<String> blobs) {
    return Set.copyOf(
        sql.rows(CLAIMED, row -> row.text("blob"), (Object) blobs.toArray(String[]::new)));
  }
}
