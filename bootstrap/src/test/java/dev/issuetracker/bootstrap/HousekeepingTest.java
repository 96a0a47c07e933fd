package dev.issuetracker.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.bootstrap.postgres.Eventually;
import dev.issuetracker.persistence.Database;
import dev.issuetracker.persistence.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What servers see to unasked. */
@Timeout(90)
final class HousekeepingTest {
  private static final String LEFT = "SELECT count(*) FROM search_rewriting";

  @Test
  void a_server_writes_anew_what_another_one_left_in_the_language_of_before() throws SQLException {
    var place = TestPostgres.freshDatabase();
    Database.open(place, "german").close();
    try (var connection = TestPostgres.connect(place)) {
      assertThat(count(connection)).isEqualTo(1);
      try (var server = RunningServer.over(place)) {
        assertThat(server.url()).isNotEmpty();
        Eventually.becomesTrue(
            "nothing is left", Duration.ofSeconds(30), () -> count(connection) == 0);
      }
    }
  }

  private static long count(Connection connection) {
    try (var answer = connection.createStatement().executeQuery(LEFT)) {
      answer.next();
      return answer.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
