package dev.issuetracker.bootstrap.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What a database holds after an import: all that the file says, once, and nothing else. */
record Aftermath(Connection connection) {
  private static final String JOB =
      """
      SELECT concat_ws(' ', state, 'of', total_rows, 'created', created, 'failed', failed, 'skipped',
        skipped, coalesce(worker, 'free'), coalesce(lease_until::text, 'free'))
      FROM import_jobs
      """;

  private static final String ISSUES =
      """
      SELECT concat_ws('|', i.external_id, i.title, coalesce(i.description, ''), i.status, i.priority,
        coalesce(i.due_date::text, ''), coalesce(a.username, ''),
        coalesce((SELECT string_agg(l.name, ',' ORDER BY l.folded)
          FROM issue_labels il JOIN labels l ON l.id = il.label_id WHERE il.issue_id = i.id), ''),
        extract(epoch FROM i.created_at)::bigint)
      FROM issues i LEFT JOIN users a ON a.id = i.assignee_id ORDER BY i.number
      """;

  private static final String ERRORS =
      """
      SELECT concat_ws(' ', e.row, e.line,
        (SELECT string_agg('[' || (f ->> 0) || ' ' || (f ->> 1) || ']', ' ')
          FROM json_array_elements(e.faults::json) f),
        (SELECT '[' || string_agg(c, ', ') || ']' FROM json_array_elements_text(e.cells::json) c))
      FROM import_errors e ORDER BY e.row
      """;

  private static final String EVENTS =
      "SELECT DISTINCT concat_ws(' ', type, version, count(*) OVER (PARTITION BY issue_id)) FROM"
          + " events";

  /** The issues of the parts, and those of the project by their numbers: one order. */
  private static final String OUT_OF_ORDER =
      """
      SELECT p.issue_id FROM (
        SELECT issue_id, row_number() OVER (ORDER BY position, place) AS nth
        FROM import_parts, unnest(issues) WITH ORDINALITY AS u(issue_id, place)) p
      FULL JOIN (SELECT id, row_number() OVER (ORDER BY number) AS nth FROM issues) i
        ON i.id = p.issue_id AND i.nth = p.nth
      WHERE p.issue_id IS NULL OR i.id IS NULL
      """;

  private static final String WITHOUT_THEIR_PARTS =
      """
      SELECT i.id FROM issues i
      LEFT JOIN issue_keys k ON k.issue_id = i.id AND k.number = i.number
      LEFT JOIN issue_activity y ON y.issue_id = i.id
      LEFT JOIN search_documents d ON d.issue_id = i.id AND d.comment_id = 0
      LEFT JOIN events e ON e.issue_id = i.id
      WHERE k.issue_id IS NULL OR y.issue_id IS NULL OR d.issue_id IS NULL OR e.id IS NULL
      """;

  private static final String LEFT_BEHIND =
      """
      SELECT 'blob ' || id FROM blobs
      UNION ALL SELECT 'chunk of ' || blob_id FROM blob_chunks
      UNION ALL SELECT 'met by ' || import_id FROM import_met
      """;

  void isThatOf(SampleFile file) throws SQLException {
    var issues = file.issues();
    var errors = file.errors();
    assertThat(column(JOB))
        .containsExactly(
            "finished of %d created %d failed %d skipped %d free free"
                .formatted(file.rows(), issues.size(), errors.size(), file.skipped()));
    assertThat(issues.size() + errors.size() + file.skipped()).isEqualTo(file.rows());
    assertThat(column(ISSUES)).as("issues by number").isEqualTo(issues);
    assertThat(column(ERRORS)).as("refused rows").isEqualTo(errors);
    assertThat(column(EVENTS)).as("events").containsExactly("created 1 1");
    assertThat(column(OUT_OF_ORDER)).as("issues that no part tells of in order").isEmpty();
    assertThat(column(WITHOUT_THEIR_PARTS)).as("issues that are not whole").isEmpty();
    assertThat(column(LEFT_BEHIND)).as("what nobody needs any more").isEmpty();
  }

  private List<String> column(String query) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      var values = new ArrayList<String>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    }
  }
}
