package dev.issuetracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.Window;
import dev.issuetracker.application.Window.Counting;
import dev.issuetracker.application.Window.Start;
import dev.issuetracker.application.finding.IssueCriteria;
import dev.issuetracker.domain.LabelName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Connections keep the plans of statements, and those of a small tracker are poor ones later. */
class KeptPlansTest extends DatabaseTest {
  /** From then on PostgreSQL may keep a plan for whatever parameters come. */
  private static final int OFTEN = 8;

  private static final int PARTS = 5;
  private static final int PART = 1_000;

  private static final String KEPT =
      """
      SELECT name FROM pg_prepared_statements
      WHERE statement LIKE 'SELECT i.id, i.number%label_ids%' AND generic_plans > 0
      """;

  @Test
  void a_plan_of_a_small_tracker_does_not_stay_when_much_was_written() throws SQLException {
    keepAutovacuumAway();
    try (var reader = Database.connect(settings.withConnections(1));
        var connection = reader.connections().getConnection()) {
      open("The first one");
      analyze();
      for (int i = 0; i < OFTEN; i++) {
        assertThat(list(connection)).isEqualTo(1);
      }
      fill();
      assertThat(kept(connection)).as("for a small tracker").contains("Seq Scan on issue_labels");

      ports.imports().upkeep().afterGrowth();

      assertThat(list(connection)).isEqualTo(21);
      assertThat(kept(connection))
          .doesNotContain("Seq Scan on issue_labels")
          .doesNotContain("Seq Scan on issue_activity")
          .doesNotContain("Seq Scan on issues");
      open("One more");
      assertThat(grown()).as("what was just learned").isEmpty();
    }
  }

  /** As PostgreSQL does by itself every now and then. */
  private void analyze() throws SQLException {
    try (var connection = TestPostgres.connect(settings);
        var statement = connection.createStatement()) {
      statement.execute("ANALYZE");
    }
  }

  private void fill() {
    var label =
        write(
            () ->
                ports
                    .labels()
                    .add(new LabelName("busy " + System.nanoTime()), "#d73a4a", null, NOW));
    for (int part = 0; part < PARTS; part++) {
      var issues = Collections.nCopies(PART, anIssue("One of many", label.ref()));
      write(() -> ports.issues().add(issues, by()));
    }
  }

  private int list(Connection connection) {
    var window = new Window(20, new Start.Page(1), Counting.NONE);
    var list = new IssueListSql(actor(), IssueCriteria.everything(), new Matches.All());
    var part = list.part(window);
    return Sql.rows(connection, part.text(), row -> row.number("id"), part.data()).size();
  }

  /** The plan that this connection would take now. */
  private String kept(Connection connection) {
    var name = Sql.rows(connection, KEPT, row -> row.text("name")).getFirst();
    var explain = "EXPLAIN EXECUTE \"%s\"(%d)".formatted(name, alice.id());
    return String.join("\n", Sql.rows(connection, explain, row -> row.text("QUERY PLAN")));
  }

  private Optional<String> grown() {
    try (var connection = TestPostgres.connect(settings)) {
      return Sql.rows(
              connection,
              "SELECT learn_growth('{}') AS grown",
              row -> Optional.ofNullable(row.textOrNull("grown")))
          .getFirst();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
