package dev.issuetracker.bootstrap.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.bootstrap.RunningServer;
import dev.issuetracker.bootstrap.postgres.Eventually;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;

/**
 * One server for a class of tests, and its admin. A deadlock among them would be run again, and so
 * not be seen in any answer: PostgreSQL has counted them when the last session has ended.
 */
@Timeout(90)
class RaceTest {
  private static final String OTHERS =
      "SELECT count(*) FROM pg_stat_activity"
          + " WHERE datname = current_database() AND pid <> pg_backend_pid()";

  private static final String DEADLOCKS =
      "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()";

  static RunningServer server;
  static ApiClient admin;

  @BeforeAll
  static void start() {
    server = RunningServer.forRaces();
    admin = ApiClient.admin(server);
  }

  @AfterAll
  static void end() throws SQLException {
    server.close();
    try (var connection = server.connection();
        var statement = connection.createStatement()) {
      Eventually.becomesTrue("all sessions have ended", () -> count(statement, OTHERS) == 0);
      assertThat(count(statement, DEADLOCKS)).as("deadlocks").isZero();
    }
  }

  private static long count(Statement statement, String question) {
    try (var rows = statement.executeQuery(question)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
