package dev.issuetracker.persistence;

import dev.issuetracker.application.history.Authorship;
import dev.issuetracker.application.imports.ImportJob;
import dev.issuetracker.application.imports.ImportJobs.Created;
import java.util.Optional;

/** How an import that has ended is taken back, part by part. */
final class ImportUndoing {
  private static final String ASK_TO_UNDO =
      """
      UPDATE import_jobs SET undo_requested_at = ?, undo_requested_by = ?, undo_request_id = ?::text
      WHERE id = ? AND state IN ('finished', 'failed', 'cancelled') AND NOT dry_run
        AND undo_requested_at IS NULL
      """;

  private static final String CREATED =
      """
      SELECT position + 1 AS next, array_to_string(issues, ',') AS ids FROM import_parts
      WHERE import_id = ? AND position >= ? ORDER BY position LIMIT 1
      """;

  private static final String ADVANCE_UNDO =
      """
      UPDATE import_jobs SET undo_position = ?, undo_deleted = ?, undo_kept = ?, undo_gone = ?,
        undo_kept_issues = ?, attempts = 0, state = CASE WHEN ? THEN 'undone' ELSE state END
      WHERE id = ? AND worker = ? AND undo_requested_at IS NOT NULL AND state <> 'undone'
      """;

  private final Sql sql;

  ImportUndoing(Sql sql) {
    this.sql = sql;
  }

  boolean ask(long id, Authorship by) {
    return sql.update(ASK_TO_UNDO, by.at(), by.actor().id(), by.requestId(), id) == 1;
  }

  Optional<Created> createdFrom(long id, long position) {
    return sql.row(
        CREATED,
        row -> new Created(ImportRows.numbers(row.text("ids")), row.number("next")),
        id,
        position);
  }

  boolean advance(long id, String worker, ImportJob.Undo undo, boolean done) {
    return sql.update(
            ADVANCE_UNDO,
            undo.position(),
            undo.deleted(),
            undo.kept(),
            undo.gone(),
            undo.keptIssues().toArray(Long[]::new),
            done,
            id,
            worker)
        == 1;
  }
}
