package dev.issuetracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.domain.Reference;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** A newer server changes the schema while an older one is at work. */
final class ChangedSchemaTest extends DatabaseTest {
  /** More often than a statement is sent before the database keeps it. */
  private static final int OFTEN = 10;

  @Override
  int connections() {
    return 1;
  }

  @Test
  void what_the_database_keeps_of_statements_is_made_anew() throws SQLException {
    var issue = open("Read before and after");
    for (int i = 0; i < OFTEN; i++) {
      look(issue.id());
    }

    try (var connection = TestPostgres.connect(settings);
        var statement = connection.createStatement()) {
      statement.execute("ALTER TABLE import_jobs ADD added_later bigint");
      statement.execute("ALTER TABLE issues ADD added_later bigint");
    }

    look(issue.id());
  }

  private void look(long issue) {
    var found = write(() -> ports.issues().find(new Reference.ById(issue)));
    assertThat(found).isPresent();
    assertThat(write(() -> ports.imports().jobs().find(actor(), 1))).isEmpty();
    assertThat(read(() -> ports.imports().jobs().find(actor(), 1))).isEmpty();
  }
}
