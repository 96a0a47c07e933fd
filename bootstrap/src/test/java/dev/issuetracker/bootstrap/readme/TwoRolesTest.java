package dev.issuetracker.bootstrap.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.issuetracker.persistence.Database;
import dev.issuetracker.persistence.DatabaseSettings;
import dev.issuetracker.persistence.DatabaseSettings.Login;
import dev.issuetracker.persistence.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The roles as the document has them made are all that the server needs of an operator. */
class TwoRolesTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "operating.md");
  private static final String NAME = "roles_" + ProcessHandle.current().pid();
  private static final DatabaseSettings ELSEWHERE = TestPostgres.emptyDatabase();
  private static final String NO_RIGHT = "42501";

  private static DatabaseSettings place;

  @BeforeAll
  static void followTheDocument() throws IOException, SQLException {
    for (var line : statements()) {
      execute(ELSEWHERE, line);
    }
    place =
        DatabaseSettings.at(
                ELSEWHERE.url().replaceFirst("/[^/?]*(\\?.*|$)", "/" + NAME),
                new Login(NAME + "_server", "another secret"))
            .ownedBy(new Login(NAME + "_owner", "a secret"));
    Database.open(place, "english").close();
  }

  @AfterAll
  static void clearAway() throws SQLException {
    execute(ELSEWHERE, "DROP DATABASE " + NAME + " WITH (FORCE)");
    execute(ELSEWHERE, "DROP ROLE " + NAME + "_server, " + NAME + "_owner");
  }

  @Test
  void a_server_starts_again_and_works_as_the_one_that_owns_nothing() throws SQLException {
    Database.open(place, "german").close();

    execute(place, "UPDATE projects SET name = 'The first'");
    try (var connection = TestPostgres.connect(place);
        var answer =
            connection
                .createStatement()
                .executeQuery(
                    "SELECT current_user, language, (SELECT count(*) FROM pg_class WHERE relowner ="
                        + " current_user::regrole) FROM search_settings")) {
      answer.next();
      assertThat(List.of(answer.getString(1), answer.getString(2), answer.getString(3)))
          .containsExactly(NAME + "_server", "german", "0");
    }
  }

  @Test
  void it_may_not_do_what_the_document_says_that_it_may_not() {
    for (var statement :
        List.of(
            "UPDATE events SET version = 7",
            "DELETE FROM comments",
            "DELETE FROM event_texts",
            "UPDATE issue_keys SET issue_id = 7",
            "DELETE FROM secrets",
            "DELETE FROM users",
            "DELETE FROM projects",
            "DELETE FROM issues",
            "DELETE FROM attachments",
            "DELETE FROM flyway_schema_history",
            "ALTER TABLE events DISABLE TRIGGER ALL",
            "CREATE TABLE mine (id bigint)")) {
      assertThatThrownBy(() -> execute(place, statement))
          .as(statement)
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(NO_RIGHT));
    }
  }

  /** With names that no other test takes. */
  private static List<String> statements() throws IOException {
    var block =
        Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(DOCUMENT));
    assertThat(block.find()).isTrue();
    return Stream.of(block.group(1).split(";"))
        .map(String::strip)
        .filter(statement -> !statement.isEmpty())
        .map(statement -> statement.replaceAll("\\btracker(?=_|\\b)", NAME))
        .toList();
  }

  private static void execute(DatabaseSettings place, String statement) throws SQLException {
    try (var connection = TestPostgres.connect(place)) {
      connection.createStatement().execute(statement);
    }
  }
}
