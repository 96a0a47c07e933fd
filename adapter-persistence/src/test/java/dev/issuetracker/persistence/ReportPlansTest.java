package dev.issuetracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.reports.Question;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a report reads an index and no issues: asked of the planner. */
class ReportPlansTest extends CrowdTest {
  private JdbcTransactions transactions;
  private Sql sql;

  @BeforeAll
  void ask() {
    transactions = new JdbcTransactions(database.connections());
    sql = new Sql(transactions);
  }

  @ParameterizedTest
  @CsvSource({",,", "7,,", ",7,", ",,2024-12-01T00:00:00Z"})
  void the_latency_reads_nothing_but_an_index(Long project, Long assignee, Instant from) {
    var question = new Question.Latency(alice.id(), project, assignee, null);
    var statement = JdbcReportQueries.took(question, from);
    var plan =
        transactions.read(
            () ->
                sql.rows(
                    "EXPLAIN " + statement.text(),
                    row -> row.text("QUERY PLAN"),
                    statement.data()));

    assertThat(plan).anyMatch(line -> line.contains("Index Only Scan using issues_resolved"));
  }
}
