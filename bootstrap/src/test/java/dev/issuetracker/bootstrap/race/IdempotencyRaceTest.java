package dev.issuetracker.bootstrap.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.bootstrap.race.ApiClient.Answer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One request that arrives fifty times. */
final class IdempotencyRaceTest extends RaceTest {
  private static final int COPIES = 50;

  private static Answer open(String key, String title) {
    return admin.post("/issues", "{\"title\": \"%s\"}".formatted(title), "Idempotency-Key", key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"first", "second", "third"})
  void fifty_requests_with_one_key_have_one_effect_and_one_answer(String key) throws Exception {
    var answers = Race.of(COPIES, copy -> open(key, key));
    assertThat(answers).allMatch(answer -> answer.status() == 201 || answer.status() == 409);
    var made = answers.stream().filter(Answer::ok).toList();
    assertThat(made.stream().map(Answer::text).distinct()).hasSize(1);
    assertThat(made.stream().filter(answer -> answer.header("Idempotency-Replayed").isEmpty()))
        .as("answers that were not replayed")
        .hasSize(1);
    assertThat(answers.stream().filter(answer -> answer.status() == 409))
        .allMatch(answer -> answer.string("type").endsWith("/in-progress"));

    var late = open(key, key);
    assertThat(late.text()).isEqualTo(made.getFirst().text());
    assertThat(late.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(open(key, "other").status()).isEqualTo(422);
    assertThat(titled(key)).isEqualTo(1);
  }

  private static int titled(String title) throws java.sql.SQLException {
    try (var connection = server.connection();
        var statement =
            connection.prepareStatement("SELECT count(*) FROM issues WHERE title = ?")) {
      statement.setString(1, title);
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }
}
