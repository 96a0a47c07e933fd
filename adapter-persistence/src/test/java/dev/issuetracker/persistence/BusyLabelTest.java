package dev.issuetracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.LabelName;
import dev.issuetracker.domain.LabelRef;
import dev.issuetracker.domain.Reference;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A label that is on more issues than one statement takes it off. */
final class BusyLabelTest extends DatabaseTest {
  private static final int AT_ONCE = 2;

  @Test
  void is_taken_off_all_of_them_part_by_part() {
    var label = label("busy");
    var issues = IntStream.range(0, 5).mapToObj(i -> open("carries " + i, label)).toList();
    var without = open("does not");
    var transactions = new JdbcTransactions(counting.connections());
    var labels = new JdbcLabelRepository(new Sql(transactions), AT_ONCE);

    var count =
        counting.during(
            () ->
                transactions.write(
                    () -> {
                      labels.delete(label.id(), by());
                      return label;
                    }));

    // Held, collected, three parts of two statements each, and deleted.
    assertThat(count.statements()).isEqualTo(9);
    assertThat(issues).map(this::now).allMatch(issue -> issue.labels().isEmpty());
    assertThat(issues).map(this::now).allMatch(issue -> issue.version() == 2);
    assertThat(issues)
        .allSatisfy(
            issue -> assertThat(timeline(issue)).containsOnlyOnce("labels_changed", "created"));
    assertThat(now(without)).isEqualTo(without);
    assertThat(read(() -> ports.labels().find(label.id()))).isEmpty();
  }

  private LabelRef label(String name) {
    return write(() -> ports.labels().ensure(List.of(new LabelName(name)), NOW)).getFirst();
  }

  private Issue now(Issue issue) {
    return read(() -> ports.issues().find(new Reference.ById(issue.id()))).orElseThrow();
  }
}
