package dev.issuetracker.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.issuetracker.bootstrap.postgres.StartupRefused;
import dev.issuetracker.bootstrap.race.ApiClient;
import dev.issuetracker.bootstrap.settings.Settings;
import dev.issuetracker.persistence.Database;
import dev.issuetracker.persistence.DatabaseSettings;
import dev.issuetracker.persistence.TestPostgres;
import java.net.http.HttpClient;
import java.sql.SQLException;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A new password for somebody, in a shell that knows where the database is and nothing else. */
@Timeout(90)
final class PasswordResetTest {
  private static final Pattern TOLD = Pattern.compile("The new password of admin is (\\S+)\n");

  @Test
  void the_language_of_a_tracker_that_runs_stays_what_it_is() throws SQLException {
    var place = TestPostgres.freshDatabase();
    Database.open(place, "german").close();
    try (var server = RunningServer.over(place)) {
      var told = TOLD.matcher(reset(place));

      assertThat(told.find()).isTrue();
      assertThat(asked(place, "SELECT language FROM search_settings")).isEqualTo("german");
      assertThat(signedIn(server, told.group(1))).isEqualTo(200);
      assertThat(signedIn(server, RunningServer.PASSWORD)).isEqualTo(401);
    }
  }

  @Test
  void who_guessed_too_often_is_let_in_by_the_new_password_at_once() {
    var place = TestPostgres.freshDatabase();
    try (var server = RunningServer.over(place)) {
      for (int times = 0; times < 10; times++) {
        assertThat(signedIn(server, "a wrong password")).isEqualTo(401);
      }
      assertThat(signedIn(server, RunningServer.PASSWORD)).isEqualTo(429);

      var told = TOLD.matcher(reset(place));

      assertThat(told.find()).isTrue();
      assertThat(signedIn(server, told.group(1))).isEqualTo(200);
    }
  }

  @Test
  void a_schema_that_is_not_up_to_date_is_refused_and_left_as_it_is() throws SQLException {
    var empty = TestPostgres.emptyDatabase();
    refuses(empty, "not up to date");
    assertThat(asked(empty, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
        .isEqualTo("0");

    var older = TestPostgres.freshDatabase();
    execute(
        older,
        "DELETE FROM flyway_schema_history WHERE installed_rank ="
            + " (SELECT max(installed_rank) FROM flyway_schema_history)");
    refuses(older, "not up to date");
  }

  @Test
  void a_database_that_is_away_or_takes_no_writes_is_told_in_one_sentence() throws SQLException {
    var away = DatabaseSettings.at("jdbc:postgresql://127.0.0.1:1/nowhere", null);
    refuses(away, "Cannot use the database: ");

    var standby = TestPostgres.freshDatabase();
    RunningServer.over(standby).close();
    execute(
        standby,
        "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET default_transaction_read_only = on',"
            + " current_database()); END $$");
    refuses(standby, "Cannot reset the password of admin: the database is not available");
  }

  @Test
  void whom_it_cannot_be_reset_for_is_told_in_plain_words() throws SQLException {
    var place = TestPostgres.freshDatabase();
    RunningServer.over(place).close();

    assertThatThrownBy(() -> reset(place, "nobody-here"))
        .isInstanceOf(StartupRefused.class)
        .hasMessage("Cannot reset the password of nobody-here: nobody is called so");

    execute(place, "UPDATE users SET active = false WHERE username = 'admin'");
    assertThatThrownBy(() -> reset(place, "admin"))
        .isInstanceOf(StartupRefused.class)
        .hasMessage(
            "Cannot reset the password of admin: this person is deactivated; an admin has to make"
                + " the account active first");
  }

  static int signedIn(RunningServer server, String password) {
    var stranger = new ApiClient(HttpClient.newHttpClient(), server.url() + "/api/v1", null);
    var body = "{\"username\": \"admin\", \"password\": \"%s\"}".formatted(password);
    return stranger.post("/auth/signin", body).status();
  }

  private static void refuses(DatabaseSettings place, String why) {
    assertThatThrownBy(() -> reset(place))
        .isInstanceOf(StartupRefused.class)
        .hasMessageContaining(why)
        .hasMessageNotContaining("\n");
  }

  private static String reset(DatabaseSettings place) {
    return reset(place, "admin");
  }

  private static String reset(DatabaseSettings place, String username) {
    return PasswordReset.run(Settings.read(Map.of("TRACKER_DATABASE_URL", place.url())), username);
  }

  private static void execute(DatabaseSettings place, String statement) throws SQLException {
    try (var connection = TestPostgres.connect(place)) {
      connection.createStatement().execute(statement);
    }
  }

  private static String asked(DatabaseSettings place, String question) throws SQLException {
    try (var connection = TestPostgres.connect(place);
        var answer = connection.createStatement().executeQuery(question)) {
      answer.next();
      return answer.getString(1);
    }
  }
}
