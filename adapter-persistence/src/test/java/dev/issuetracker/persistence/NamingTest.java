package dev.issuetracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When the mark of all names is drawn anew. */
class NamingTest extends DatabaseTest {
  @Test
  void a_copy_of_a_database_has_another_mark() throws SQLException {
    // All of them are copies of one.
    assertThat(mark(TestPostgres.freshDatabase())).isNotEqualTo(mark(settings));
  }

  private static @Nullable String mark(DatabaseSettings settings) throws SQLException {
    try (var connection = TestPostgres.connect(settings);
        var statement = connection.createStatement();
        var mark = statement.executeQuery("SELECT " + Names.MARK)) {
      assertThat(mark.next()).isTrue();
      return mark.getString(1);
    }
  }

  @Test
  void a_mark_that_was_lost_is_drawn_anew_with_the_next_name_that_changes() throws SQLException {
    execute(
        "INSERT INTO labels (name, folded, color, created_at) VALUES ('one', 'one', '#000000',"
            + " now())");
    execute("DELETE FROM naming");
    assertThat(mark(settings)).isNull();
    execute("UPDATE labels SET name = 'drawn' WHERE folded = 'one'");
    assertThat(mark(settings)).isNotNull();
  }

  @Test
  void one_statement_that_renames_many_draws_one_mark() throws SQLException {
    execute("CREATE TABLE drawn (mark uuid)");
    execute(
        "CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS"
            + " 'BEGIN INSERT INTO drawn VALUES (NEW.mark); RETURN NULL; END';"
            + " CREATE TRIGGER noted AFTER UPDATE ON naming FOR EACH ROW EXECUTE FUNCTION note()");
    execute(
        "INSERT INTO labels (name, folded, color, created_at) SELECT 'many ' || n, 'many ' || n,"
            + " '#000000', now() FROM generate_series(1, 100) n");
    execute(
        "INSERT INTO users (username, name, role, created_at, updated_at) SELECT 'many' || n,"
            + " 'Many', 'developer', now(), now() FROM generate_series(1, 100) n");
    assertThat(drawn()).as("what is new").isZero();
    execute("UPDATE labels SET color = '#111111' WHERE folded LIKE 'many %'");
    assertThat(drawn()).isOne();
    execute("UPDATE users SET name = 'More' WHERE username LIKE 'many%'");
    assertThat(drawn()).isEqualTo(2);
    execute("UPDATE users SET active = false WHERE username LIKE 'many%'");
    execute("UPDATE labels SET description = 'said' WHERE folded LIKE 'many %'");
    assertThat(drawn()).as("neither is a name").isEqualTo(2);
    execute("DELETE FROM labels WHERE folded LIKE 'many %'");
    assertThat(drawn()).isEqualTo(3);
    execute("DROP TRIGGER noted ON naming");
  }

  private int drawn() throws SQLException {
    try (var connection = TestPostgres.connect(settings);
        var statement = connection.createStatement();
        var drawn = statement.executeQuery("SELECT count(*) FROM drawn")) {
      assertThat(drawn.next()).isTrue();
      return drawn.getInt(1);
    }
  }

  private void execute(String statement) throws SQLException {
    try (var connection = TestPostgres.connect(settings);
        var prepared = connection.createStatement()) {
      prepared.execute(statement);
    }
  }
}
