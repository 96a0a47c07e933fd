package dev.issuetracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.issue.References;
import dev.issuetracker.application.issue.References.Wanted;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who narrows a list by one name does not wait for a plan each time. */
class ReferencePlansTest extends DatabaseTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {"WEB, -, -, projects", "-, alice, -, users", "-, -, bug, labels"})
  void one_name_is_looked_up_by_a_plan_that_is_kept(
      @Nullable String project, @Nullable String person, @Nullable String label, String table) {
    var transactions = new JdbcTransactions(database.connections());
    var sql = new Sql(transactions);
    References references = new JdbcReferences(sql);
    var wanted = new Wanted(setOf(project), setOf(person), setOf(label));
    long kept =
        transactions.read(
            () -> {
              for (int i = 0; i < 12; i++) {
                references.find(wanted);
              }
              return sql.row(
                      "SELECT coalesce(sum(generic_plans), 0) AS n FROM pg_prepared_statements"
                          + " WHERE statement LIKE '%FROM ' || ? || ' WHERE%'",
                      row -> row.number("n"), table)
                  .orElseThrow();
            });
    assertThat(kept).isPositive();
  }

  private static Set<String> setOf(@Nullable String name) {
    return name == null ? Set.of() : Set.of(name);
  }
}
