package dev.issuetracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** Autovacuum and other servers look after the same tables. */
class GrowthTest extends DatabaseTest {
  private static final int MANY = 1_000;

  @Test
  void tables_that_others_are_at_keep_nobody_from_learning_of_the_rest() throws SQLException {
    keepAutovacuumAway();
    write(() -> ports.issues().add(Collections.nCopies(MANY, anIssue("One of many")), by()));
    try (var other = TestPostgres.connect(settings);
        var statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute(
          "LOCK TABLE issues, issue_keys, issue_labels, issue_activity, events"
              + " IN SHARE UPDATE EXCLUSIVE MODE");

      ports.imports().upkeep().afterGrowth();

      assertThat(known("search_documents")).isGreaterThanOrEqualTo(MANY);
      assertThat(known("issues")).as("in the hands of another").isLessThan(MANY);
      other.rollback();
    }
    ports.imports().upkeep().afterGrowth();
    assertThat(known("issues")).isGreaterThanOrEqualTo(MANY);
  }

  private long known(String table) {
    return asked(
        "SELECT reltuples::bigint AS n FROM pg_class WHERE oid = '%s'::regclass".formatted(table));
  }
}
