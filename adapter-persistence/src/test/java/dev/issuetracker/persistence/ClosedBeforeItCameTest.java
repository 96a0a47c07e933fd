package dev.issuetracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** What the schema learns about issues that came closed before it asked for that. */
class ClosedBeforeItCameTest {
  private static final String BEFORE = "21";

  /** One came closed, one came resolved and was closed here, one came closed and was so again. */
  private static final String ISSUES =
      """
      INSERT INTO users (id, username, name, role, created_at, updated_at)
          OVERRIDING SYSTEM VALUE
        VALUES (100, 'alice', 'Alice', 'manager', now(), now());
      INSERT INTO projects (id, key, name, created_at, updated_at)
          OVERRIDING SYSTEM VALUE
        VALUES (100, 'WEB', 'Web', now(), now());
      INSERT INTO issues (id, project_id, number, version, title, status, priority, reporter_id,
          created_at, updated_at, resolved_at, closed_at, came_resolved_at)
        SELECT id, 100, id, 3, 'one', 'closed', 1, 100, '2026-01-01Z', '2026-01-09Z',
          '2026-01-02Z', '2026-01-03Z', '2026-01-02Z'
        FROM generate_series(1, 3) id;
      INSERT INTO events (issue_id, project_id, version, type, actor_id, recorded_at, occurred_at,
          data)
        VALUES (1, 100, 1, 'created', 100, now(), '2026-01-01Z', '{"status": "closed"}'),
          (1, 100, 2, 'title_changed', 100, now(), now(), '{}'),
          (2, 100, 1, 'created', 100, now(), '2026-01-01Z', '{"status": "resolved"}'),
          (2, 100, 2, 'status_changed', 100, now(), now(), '{"from": "resolved", "to": "closed"}'),
          (3, 100, 1, 'created', 100, now(), '2026-01-01Z', '{"status": "closed"}'),
          (3, 100, 2, 'status_changed', 100, now(), now(), '{"from": "closed", "to": "open"}'),
          (3, 100, 3, 'status_changed', 100, now(), now(), '{"from": "open", "to": "closed"}');
      """;

  @Test
  void only_what_was_not_closed_here_came_closed() throws SQLException {
    var settings = TestPostgres.emptyDatabase();
    var all = Migrations.flyway(settings, settings.login()).getConfiguration();
    Flyway.configure().configuration(all).target(BEFORE).load().migrate();
    try (var connection = TestPostgres.connect(settings)) {
      run(connection, ISSUES);
      Migrations.run(settings);

      assertThat(
              Sql.rows(
                  connection,
                  "SELECT id FROM issues WHERE came_closed_at = '2026-01-03Z' ORDER BY id",
                  row -> row.number("id")))
          .containsExactly(1L);
      assertThat(
              Sql.rows(
                  connection,
                  "SELECT id FROM issues WHERE came_closed_at IS NOT NULL",
                  row -> row.number("id")))
          .containsExactly(1L);
    }
  }

  private static void run(Connection connection, String script) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(script);
    }
  }
}
