package dev.issuetracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.issuetracker.domain.Issue;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the rules forbid the tables refuse as well, whoever writes into them. */
class ConstraintsTest extends DatabaseTest {
  private static final String CHECK = "23514";
  private static final String UNIQUE = "23505";
  private static final String FOREIGN_KEY = "23503";
  private static final String NOT_NULL = "23502";

  private Issue issue;

  @BeforeAll
  void prepare() {
    issue = open("constrained");
    open("other");
    write(() -> ports.comments().add(issue, null, "said", by()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          issues   | title = ''
          issues   | title = repeat('x', 256)
          issues   | title = E'two\\nlines'
          issues   | description = ''
          issues   | description = repeat('x', 65537)
          issues   | description = E'a\\u0007'
          issues   | external_id = ''
          issues   | external_id = repeat('x', 201)
          issues   | external_id = E'a\\tb'
          issues   | status = 'OPEN'
          issues   | priority = 4
          issues   | version = 0
          issues   | number = 0
          issues   | resolved_at = now()
          issues   | status = 'resolved', closed_at = now()
          issues   | deleted_at = now()
          issues   | updated_at = created_at - interval '1 second'
          comments | body = ''
          comments | body = repeat('x', 65537)
          comments | body = E'a\\u0001'
          comments | depth = 33
          comments | depth = 0
          comments | depth = 2
          users    | username = 'Alice'
          users    | username = 'none'
          users    | role = 'root'
          users    | name = E'a\\nb'
          projects | key = 'web'
          projects | name = ''
          projects | description = ''
          issue_activity | comments = -1
          """)
  void a_row_refuses_to_be(String table, String change) {
    refused(CHECK, "UPDATE " + table + " SET " + change);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          23514 | INSERT INTO labels (name, folded, color, created_at) VALUES ('a,b', 'a,b', '#aabbcc', now())
          23514 | INSERT INTO labels (name, folded, color, created_at) VALUES ('a', 'a', 'red', now())
          23514 | INSERT INTO idempotency_keys VALUES (1, 'r', '', 'f', 200, '{}', '', true, now())
          23514 | INSERT INTO idempotency_keys VALUES (1, 'r', 'schön', 'f', 200, '{}', '', true, now())
          23514 | INSERT INTO idempotency_keys VALUES (1, 'r', 'k', 'f', 500, '{}', '', true, now())
          23505 | INSERT INTO users (username, name, role, created_at, updated_at) VALUES ('alice', 'x', 'viewer', now(), now())
          23505 | INSERT INTO issue_keys SELECT project_id, number, 2 FROM issues WHERE id = 1
          23505 | UPDATE issues SET number = 7
          23505 | UPDATE issues SET external_id = 'same'
          23503 | UPDATE issues SET assignee_id = 999999
          23503 | INSERT INTO issue_labels SELECT id, 999999, created_at FROM issues WHERE id = 1
          23503 | WITH l AS (INSERT INTO labels (name, folded, color, created_at) VALUES ('x', 'x', '#000000', now()) RETURNING id) INSERT INTO issue_labels SELECT 1, id, timestamptz '2000-01-01Z' FROM l
          23503 | INSERT INTO comments (issue_id, parent_id, depth, body, author_id, created_at) VALUES (2, 1, 2, 'x', 1, now())
          23502 | UPDATE issues SET reporter_id = NULL
          """)
  void a_table_refuses(String state, String statement) {
    assertThat(state).isIn(CHECK, UNIQUE, FOREIGN_KEY, NOT_NULL);
    refused(state, statement);
  }

  @Test
  void a_version_tells_of_each_type_once() {
    refused(
        UNIQUE,
        """
        INSERT INTO events (issue_id, project_id, version, type, actor_id, recorded_at, occurred_at)
        SELECT issue_id, project_id, version, type, actor_id, recorded_at, occurred_at FROM events
        WHERE type = 'created'
        """);
    refused(
        CHECK,
        """
        INSERT INTO events (issue_id, project_id, type, actor_id, recorded_at, occurred_at)
        SELECT issue_id, project_id, type, actor_id, recorded_at, occurred_at FROM events
        WHERE type = 'created'
        """);
  }

  private void refused(String state, String sql) {
    assertThatThrownBy(
            () -> {
              try (var connection = TestPostgres.connect(settings);
                  var statement = connection.createStatement()) {
                statement.execute(sql);
              }
            })
        .as(sql)
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state));
  }
}
