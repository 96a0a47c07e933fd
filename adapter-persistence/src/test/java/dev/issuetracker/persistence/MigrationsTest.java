package dev.issuetracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What can come between the schema and its being brought up to date. */
class MigrationsTest {
  /** PostgreSQL's own name for a lock that did not come in time. */
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  @Test
  void a_table_that_somebody_holds_is_not_waited_for_without_end() throws SQLException {
    var settings = hasty(TestPostgres.emptyDatabase());
    Migrations.run(settings);
    try (var holder = TestPostgres.connect(settings);
        var statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.execute("LOCK TABLE flyway_schema_history IN ACCESS EXCLUSIVE MODE");

      assertThatThrownBy(() -> Migrations.run(settings))
          .rootCause()
          .isInstanceOfSatisfying(
              SQLException.class,
              given -> assertThat(given.getSQLState()).isEqualTo(LOCK_NOT_AVAILABLE));

      holder.rollback();
    }
    Migrations.run(settings);
  }

  /** How often it is asked for, a second apart. */
  @Test
  void a_server_waits_ten_minutes_for_another_one_that_migrates() {
    var settings = TestPostgres.emptyDatabase();
    var configured = Migrations.flyway(settings, settings.login()).getConfiguration();
    assertThat(configured.getLockRetryCount()).isEqualTo(600);
  }

  private static DatabaseSettings hasty(DatabaseSettings settings) {
    return new DatabaseSettings(
        settings.url(),
        settings.login(),
        settings.owner(),
        settings.connections(),
        settings.connect(),
        settings.statement(),
        Duration.ofMillis(200));
  }
}
