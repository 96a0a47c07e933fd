package dev.issuetracker.persistence;

import dev.issuetracker.application.redaction.Redactions;
import dev.issuetracker.domain.Texts;
import java.time.Instant;
import java.util.List;

/** Blots out whole issues, a bounded number of them at a time, each table in one statement. */
final class JdbcPurge {

  /** Of two servers that purge at once each takes others; their clocks may disagree. */
  private static final String ISSUES =
      """
      UPDATE issues SET title = m.mark, purged_at = greatest(?, deleted_at),
        description = CASE WHEN description IS NOT NULL THEN m.mark END
      FROM (
        SELECT id FROM issues
        WHERE deleted_at < ? AND (purged_at IS NULL OR purged_at < deleted_at)
        ORDER BY deleted_at LIMIT ? FOR UPDATE SKIP LOCKED) due,
        (SELECT ?::text AS mark) m
      WHERE issues.id = due.id
      RETURNING issues.id
      """;

  private static final String COMMENTS = "UPDATE comments SET body = ? WHERE issue_id = ANY (?)";

  private static final String FILES =
      """
      WITH hanging AS (
        SELECT id, issue_id, coalesce(blob, left_blob) AS blob FROM attachments
        WHERE issue_id = ANY (?) FOR UPDATE
      ), taken AS (
        UPDATE attachments SET blob = NULL, left_blob = hanging.blob, filename = ?, size = 0,
          sha256 = repeat('0', 64)
        FROM hanging WHERE attachments.id = hanging.id
      ), counted AS (
        UPDATE issue_activity SET attachments = 0
        FROM hanging WHERE issue_activity.issue_id = hanging.issue_id
      )
      SELECT blob FROM hanging WHERE blob IS NOT NULL
      """;

  private static final String TELL =
      """
      INSERT INTO events (issue_id, project_id, type, actor_id, recorded_at, occurred_at, data)
      SELECT i.id, i.project_id, 'redacted', i.deleted_by, m.at, m.at,
        jsonb_build_object('what', 'issue', 'id', i.id, 'reason', m.reason)
      FROM issues i, (SELECT ?::timestamptz AS at, ?::text AS reason) m WHERE i.id = ANY (?)
      """;

  private final Sql sql;
  private final String past;

  JdbcPurge(Sql sql, String past) {
    this.sql = sql;
    this.past = past;
  }

  List<Long> issues(Instant deletedBefore, int most, Instant now) {
    return sql.returning(ISSUES, row -> row.number("id"), now, deletedBefore, most, Texts.REDACTED);
  }

  /** Everything but the issues themselves; where the bytes are that nobody refers to any more. */
  List<String> restOf(List<Long> issues, Instant now) {
    var ids = issues.toArray(Long[]::new);
    sql.update(COMMENTS, Texts.REDACTED, ids);
    sql.update(past, Texts.REDACTED, ids);
    sql.update(TELL, now, Redactions.PURGED, ids);
    return sql.returning(FILES, row -> row.text("blob"), ids, Texts.REDACTED);
  }
}
