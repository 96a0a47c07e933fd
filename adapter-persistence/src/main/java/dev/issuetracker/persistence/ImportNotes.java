package dev.issuetracker.persistence;

import dev.issuetracker.application.issue.IssueRepository.ExternalKey;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What imports write down besides issues: rows that were refused, and external ids that a rehearsal
 * has met. There may be millions of either, or gibibytes, so no statement deletes all of them: it
 * would meet its time limit.
 */
final class ImportNotes {
  /** Few, because the cells of each may be a mebibyte. */
  private static final int ERRORS_AT_ONCE = 1_000;

  private static final String FORGET_ERRORS =
      """
      WITH next AS (
        SELECT row FROM import_errors WHERE import_id = ? AND row > ? ORDER BY row LIMIT ?
      )
      DELETE FROM import_errors e USING next WHERE e.import_id = ? AND e.row = next.row
      RETURNING e.row
      """;

  /** From one rehearsal to the next, whatever each has met. */
  private static final String ENDED =
      """
      WITH RECURSIVE met AS (
        SELECT min(import_id) AS id FROM import_met
        UNION ALL
        SELECT (SELECT min(import_id) FROM import_met WHERE import_id > met.id)
        FROM met WHERE met.id IS NOT NULL
      )
      SELECT j.id FROM met JOIN import_jobs j ON j.id = met.id
      WHERE j.state NOT IN ('queued', 'running') LIMIT 1
      """;

  private static final String FORGET_MET =
      """
      DELETE FROM import_met
      WHERE ctid = ANY (ARRAY(SELECT ctid FROM import_met WHERE import_id = ? LIMIT ?))
      """;

  private static final String MEET =
      """
      INSERT INTO import_met (import_id, project_id, external_id)
      SELECT ?, * FROM unnest(?::bigint[], ?::text[])
      ON CONFLICT DO NOTHING RETURNING project_id, external_id
      """;

  private final Sql sql;

  ImportNotes(Sql sql) {
    this.sql = sql;
  }

  /** Those of them that were met before. */
  Set<ExternalKey> meet(long id, Collection<ExternalKey> keys) {
    var met = new HashSet<>(keys);
    List<ExternalKey> fresh =
        sql.returning(
            MEET,
            row -> new ExternalKey(row.number("project_id"), row.text("external_id")),
            id,
            keys.stream().map(ExternalKey::project).toArray(Long[]::new),
            keys.stream().map(ExternalKey::id).toArray(String[]::new));
    fresh.forEach(met::remove);
    return met;
  }

  /** All of them, in one transaction. */
  void forgetErrors(long id) {
    long last = 0;
    List<Long> deleted;
    do {
      deleted =
          sql.returning(FORGET_ERRORS, row -> row.number("row"), id, last, ERRORS_AT_ONCE, id);
      last = deleted.stream().max(Long::compare).orElse(last);
    } while (deleted.size() == ERRORS_AT_ONCE);
  }

  /** Those of one rehearsal that has ended, if there is one; how many. */
  int forgetMet(int most) {
    return sql.returned(ENDED, row -> row.number("id"))
        .map(id -> sql.update(FORGET_MET, id, most))
        .orElse(0);
  }
}
