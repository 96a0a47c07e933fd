package dev.issuetracker.persistence;

import dev.issuetracker.domain.Reference;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;

/**
 * A database with some 20,000 issues besides, straight into the tables: few busy projects, people,
 * labels and words. They are filled in once for all such tests.
 */
abstract class CrowdTest extends DatabaseTest {
  private static final List<String> STATEMENTS =
      List.of(
          """
          INSERT INTO users (username, name, role, created_at, updated_at)
          SELECT 'user' || n, 'User ' || n, 'developer', now(), now() FROM generate_series(1, 100) n
          """,
          """
          INSERT INTO projects (key, name, created_at, updated_at)
          SELECT 'P' || n, 'Project ' || n, now(), now() FROM generate_series(1, 50) n
          """,
          """
          INSERT INTO labels (name, folded, color, created_at)
          SELECT 'label' || n, 'label' || n, '#aabbcc', now() FROM generate_series(1, 60) n
          """,
          """
          INSERT INTO issues (project_id, number, version, title, description, status, priority,
            due_date, external_id, assignee_id, reporter_id, created_at, updated_at, resolved_at,
            deleted_at, deleted_by)
          SELECT 1 + (50 * power(h, 3))::int, n, 1,
            'everywhere some' || n % 40 || ' rare' || n || ' ' || md5(n::text), 'Says nothing of note',
            (ARRAY['closed', 'resolved', 'open', 'in_progress'])[1 + (n % 20 > 9)::int
              + (n % 20 > 14)::int + (n % 20 > 18)::int],
            n % 4, CASE WHEN n % 5 = 0 THEN date '2026-01-01' + n % 365 END,
            CASE WHEN n % 7 = 0 THEN 'E-' || n END,
            CASE WHEN n % 10 > 2 THEN 1 + (90 * power(h, 4))::int END, 1 + n % 100,
            timestamptz '2024-01-01' + n * interval '40 minutes',
            timestamptz '2024-01-01' + (n + n % 977) * interval '40 minutes',
            CASE WHEN n % 20 <= 14 AND n % 3 = 0
              THEN timestamptz '2024-01-01' + (n + n % 313) * interval '40 minutes' END,
            CASE WHEN n % 100 = 0 THEN now() END, CASE WHEN n % 100 = 0 THEN 1 END
          FROM (SELECT n, (hashint4(n) & 65535) / 65536.0 AS h FROM generate_series(1, 20000) n) x
          """,
          """
          INSERT INTO issue_activity (issue_id, last_at, listed)
          SELECT id, updated_at + id % 100 * interval '1 hour', deleted_at IS NULL FROM issues
          """,
          """
          INSERT INTO issue_labels (issue_id, label_id, issue_created_at, listed)
          SELECT DISTINCT i.id, 1 + (59 * power((hashint8(i.id * k) & 65535) / 65536.0, 4))::int,
            i.created_at, i.deleted_at IS NULL
          FROM issues i, generate_series(1, 2) k
          """,
          // With it, indexes answer without a look at the table.
          "VACUUM ANALYZE");

  @Override
  DatabaseSettings freshDatabase() {
    return TestPostgres.freshDatabase("crowd", CrowdTest::gather);
  }

  /** Alice and her project are there. */
  @Override
  void meet() {
    alice = read(() -> ports.people().find(Reference.of("alice"))).orElseThrow();
    web = read(() -> ports.projects().find(Reference.of("WEB"))).orElseThrow();
  }

  private static void gather(DatabaseSettings settings) {
    try (var database = Database.connect(settings.withConnections(1))) {
      var ports = PostgresPorts.on(database.connections(), InstantSource.fixed(NOW));
      addProject(ports, addAlice(ports), "WEB");
    }
    try (var connection = TestPostgres.connect(settings);
        var statement = connection.createStatement()) {
      for (var part : STATEMENTS) {
        statement.execute(part);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
