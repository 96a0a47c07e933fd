package dev.issuetracker.bootstrap.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.bootstrap.race.ApiClient.Answer;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A key stands for its request for a day. Days are made in the database, by its clock or ours. */
final class IdempotencyKeysExpireTest extends RaceTest {
  private static final String REPLAYED = "Idempotency-Replayed";

  private static Answer open(String key, String title) {
    return admin.post("/issues", "{\"title\": \"%s\"}".formatted(title), "Idempotency-Key", key);
  }

  private static void age(String key, String by) throws SQLException {
    try (var connection = server.connection();
        var older =
            connection.prepareStatement(
                "UPDATE idempotency_keys SET created_at = created_at - ?::interval WHERE key ="
                    + " ?")) {
      older.setString(1, by);
      older.setString(2, key);
      assertThat(older.executeUpdate()).isEqualTo(1);
    }
  }

  private static Set<String> kept() throws SQLException {
    try (var connection = server.connection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT key FROM idempotency_keys")) {
      var keys = new HashSet<String>();
      while (rows.next()) {
        keys.add(rows.getString(1));
      }
      return keys;
    }
  }

  @Test
  void almost_a_day_later_it_is_the_same_request() throws SQLException {
    var first = open("young", "one");
    age("young", "23 hours 59 minutes");
    server.clearAway();
    var again = open("young", "one");
    assertThat(again.header(REPLAYED)).isEqualTo("true");
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(open("young", "another").status()).isEqualTo(422);
  }

  @Test
  void a_day_later_it_is_a_new_key_even_before_anybody_cleared_it_away() throws SQLException {
    var first = open("old", "one");
    age("old", "24 hours 1 second");
    var other = open("old", "another");
    assertThat(other.status()).isEqualTo(201);
    assertThat(other.header(REPLAYED)).isEmpty();
    assertThat(other.number("id")).isNotEqualTo(first.number("id"));
    assertThat(open("old", "another").header(REPLAYED)).isEqualTo("true");
    assertThat(open("old", "one").status()).isEqualTo(422);
  }

  @Test
  void what_is_too_old_is_cleared_away_and_nothing_else() throws SQLException {
    open("cleared", "one");
    open("staying", "two");
    age("cleared", "24 hours 1 second");
    server.clearAway();
    assertThat(kept()).contains("staying").doesNotContain("cleared");
    assertThat(open("cleared", "one").header(REPLAYED)).isEmpty();
  }
}
