package dev.issuetracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.issuetracker.application.Ports;
import dev.issuetracker.application.history.Authorship;
import dev.issuetracker.domain.LabelName;
import dev.issuetracker.domain.ProjectKey;
import dev.issuetracker.domain.Role;
import dev.issuetracker.domain.Username;
import dev.issuetracker.persistence.DatabaseSettings.Login;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody changes the past: not the server's role, and not even the owner of the tables. */
class HistoryStaysTest {
  private static final Instant NOW = Instant.parse("2026-01-09T12:08:01.123456Z");
  private static final Login SERVER =
      new Login("tracker_server_" + ProcessHandle.current().pid(), "secret");
  private static final DatabaseSettings OWNERS = TestPostgres.emptyDatabase();
  private static final DatabaseSettings SERVERS = serverOf(OWNERS);

  /** The server's role is not the owner's. */
  private static DatabaseSettings serverOf(DatabaseSettings owners) {
    try (var connection = TestPostgres.connect(owners);
        var statement = connection.createStatement()) {
      var owner = new Login(connection.getMetaData().getUserName(), null);
      statement.execute(
          "CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(SERVER.user(), SERVER.password()));
      var settings =
          DatabaseSettings.at(owners.url().replaceFirst("\\?.*", ""), SERVER).ownedBy(owner);
      Migrations.run(settings);
      Migrations.run(settings);
      try (var database = Database.connect(settings)) {
        fill(PostgresPorts.on(database.connections(), InstantSource.fixed(NOW)));
      }
      return settings;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All of it with the rights of the server, a new project with its numbers included. */
  private static void fill(Ports ports) {
    ports
        .transactions()
        .write(
            () -> {
              var bob =
                  ports.people().add(new Username("bob"), "Bob", Role.MANAGER, null, NOW).ref();
              var by = new Authorship(bob, NOW, null);
              var project = ports.projects().add(new ProjectKey("OPS"), "Ops", null, bob, NOW);
              var draft = DatabaseTest.anIssue(project.ref(), bob, "in a project of the server's");
              var issue = ports.issues().add(List.of(draft), by).getFirst();
              ports
                  .labels()
                  .delete(ports.labels().add(new LabelName("bug"), "#d73a4a", null, NOW).id(), by);
              return ports.comments().add(issue, null, "noted", by);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE events SET version = 7",
        "DELETE FROM events",
        "TRUNCATE events CASCADE",
        "DELETE FROM event_texts",
        "TRUNCATE event_texts"
      })
  void the_owner_is_refused_by_the_tables_themselves(String statement) {
    assertThatThrownBy(() -> execute(OWNERS, statement))
        .hasMessageContaining("the history is append-only");
    assertThat(count()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE events SET version = 7",
        "DELETE FROM events",
        "TRUNCATE events CASCADE",
        "DELETE FROM event_texts",
        "UPDATE event_texts SET issue_id = 7",
        "UPDATE comments SET author_id = 7",
        "DELETE FROM comments",
        "ALTER TABLE events DISABLE TRIGGER ALL",
        "UPDATE issue_keys SET issue_id = 7",
        "DELETE FROM issues",
        "DROP TABLE events",
        "CREATE TABLE mine (id bigint)",
        "DELETE FROM flyway_schema_history"
      })
  void the_server_has_no_right_to(String statement) {
    assertThatThrownBy(() -> execute(SERVERS, statement))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"))
        .hasMessageNotContaining("append-only");
  }

  @Test
  void a_text_of_the_past_can_be_blotted_out_by_the_server() throws SQLException {
    execute(SERVERS, "UPDATE event_texts SET before = NULL, after = NULL");
    execute(SERVERS, "UPDATE comments SET body = 'gone' WHERE id = 0");
    assertThat(count()).isEqualTo(2);
  }

  @Test
  void how_much_there_is_can_be_learned_by_the_server_though_the_tables_are_not_its_own()
      throws SQLException {
    execute(OWNERS, "REVOKE EXECUTE ON FUNCTION learn_growth(text[]) FROM PUBLIC");
    execute(
        OWNERS,
        "INSERT INTO labels (name, folded, color, created_at) SELECT n::text, n::text, '#d73a4a',"
            + " now() FROM generate_series(1, 2000) AS numbers(n)");
    try (var connection = TestPostgres.connect(SERVERS)) {
      var grown =
          Sql.rows(connection, "SELECT learn_growth('{}') AS grown", row -> row.text("grown"));

      assertThat(grown).containsExactly("labels");
    }
  }

  private static void execute(DatabaseSettings settings, String sql) throws SQLException {
    try (var connection = TestPostgres.connect(settings);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long count() {
    try (var connection = TestPostgres.connect(OWNERS)) {
      return Sql.rows(connection, "SELECT count(*) AS n FROM events", row -> row.number("n"))
          .getFirst();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
