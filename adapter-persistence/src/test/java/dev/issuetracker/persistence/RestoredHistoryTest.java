package dev.issuetracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.Position;
import dev.issuetracker.domain.Issue;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The feed over a history that came out of a dump, on a server that counts anew. */
class RestoredHistoryTest extends DatabaseTest {
  private static final long FAR_BEYOND = 9_000_000_000_000L;

  @Test
  void what_was_in_a_dump_is_told_whatever_is_under_way() throws SQLException {
    var old = open("of another database");
    try (var late = TestPostgres.connect(settings)) {
      late.setAutoCommit(false);
      long oldest = begin(late);
      open("so that there are younger transactions");
      restore(old, oldest + 1);
      restore(old, FAR_BEYOND);
      Migrations.run(settings);
      open("held back");

      var told = read(() -> ports.feed().after(actor(), null, 100)).entries();

      assertThat(told.stream().filter(entry -> entry.event().issueId() == old.id())).hasSize(3);
      assertThat(told.getLast().place().keys()).startsWith("1", Long.toString(FAR_BEYOND));
      assertThat(read(() -> ports.feed().reaches(told.getLast().place()))).isTrue();
      assertThat(reaches("2", FAR_BEYOND)).as("a place of a lost history").isFalse();
      assertThat(reaches("3", 1)).as("an epoch that was lost").isFalse();
    }
  }

  @Test
  void before_anything_has_happened_there_is_a_place_to_go_on_from() {
    var empty = TestPostgres.freshDatabase();
    try (var database = Database.connect(empty)) {
      var elsewhere = PostgresPorts.on(database.connections(), InstantSource.fixed(NOW));
      var place = elsewhere.transactions().read(() -> elsewhere.feed().newest(actor()));

      assertThat(elsewhere.transactions().read(() -> elsewhere.feed().reaches(place))).isTrue();
      assertThat(
              elsewhere
                  .transactions()
                  .read(() -> elsewhere.feed().after(actor(), place, 1))
                  .entries())
          .isEmpty();
    }
  }

  private boolean reaches(String epoch, long tx) {
    var place = new Position(List.of(epoch, Long.toString(tx), "1"));
    return read(() -> ports.feed().reaches(place));
  }

  /** Gets a number, and holds back all that come after. */
  private static long begin(Connection connection) {
    return Sql.rows(
            connection, "SELECT pg_current_xact_id()::text::bigint AS tx", row -> row.number("tx"))
        .getFirst();
  }

  /** Puts an event in as a dump does: with the number of a transaction of another server. */
  private void restore(Issue issue, long tx) throws SQLException {
    try (var connection = TestPostgres.connect(settings);
        var statement = connection.createStatement()) {
      statement.execute(
          """
          INSERT INTO events (tx, issue_id, project_id, version, type, actor_id, recorded_at, occurred_at)
          SELECT '%1$d'::xid8, issue_id, project_id, (SELECT max(version) + 1 FROM events WHERE issue_id = %2$d),
            'restored', actor_id, recorded_at, occurred_at
          FROM events WHERE issue_id = %2$d LIMIT 1
          """
              .formatted(tx, issue.id()));
    }
  }
}
