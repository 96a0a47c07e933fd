package dev.issuetracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.history.History.Aftermath;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.IssueEdit;
import dev.issuetracker.domain.IssueField;
import dev.issuetracker.domain.LabelName;
import dev.issuetracker.domain.LabelRef;
import dev.issuetracker.domain.Reconciliation;
import dev.issuetracker.domain.Rejection.StaleVersion;
import dev.issuetracker.domain.Step;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An issue with 2,000 changes and 20,000 comments: what happened in between is exact and cheap. */
class LongPastTest extends DatabaseTest {
  private static final int CHANGES = 2_000;
  private static final int COMMENTS = 20_000;
  private static final int PART = 100;
  private static final Pattern SCAN =
      Pattern.compile("Scan .*on events.*actual rows=([0-9.]+) loops=(\\d+)");

  private Issue issue;
  private List<LabelRef> labels;

  @BeforeAll
  void live() throws SQLException {
    labels = write(() -> ports.labels().ensure(names(), NOW));
    issue = open("0");
    for (int i = 0; i < CHANGES; i += PART) {
      int from = i;
      write(() -> change(from));
      talk();
    }
    try (var connection = TestPostgres.connect(settings);
        var statement = connection.createStatement()) {
      statement.execute("ANALYZE events");
    }
  }

  private static List<LabelName> names() {
    return List.of(new LabelName("one"), new LabelName("two"), new LabelName("three"));
  }

  /** The title tells the version before; every tenth change replaces the labels instead. */
  private boolean change(int from) {
    for (int i = from; i < from + PART; i++) {
      var edit =
          i % 10 == 9
              ? IssueEdit.edit().labels(labels.subList(i / 10 % 3, i / 10 % 3 + 1)).build()
              : IssueEdit.edit().title("" + issue.version()).build();
      var changed = issue.edit(edit, to -> 0, NOW);
      assertThat(ports.issues().save(List.of(changed), by())).isTrue();
      issue = changed.issue();
    }
    return true;
  }

  private void talk() throws SQLException {
    try (var connection = TestPostgres.connect(settings);
        var said =
            connection.prepareStatement(
                """
                INSERT INTO events (issue_id, project_id, type, actor_id, recorded_at, occurred_at,
                  data)
                SELECT ?, ?, 'comment_added', ?, now(), now(), '{"comment_id": 0}'
                FROM generate_series(1, ?)
                """)) {
      said.setLong(1, issue.id());
      said.setLong(2, issue.project().id());
      said.setLong(3, alice.id());
      said.setInt(4, COMMENTS * PART / CHANGES);
      said.executeUpdate();
    }
  }

  private Aftermath since(long version) {
    return read(() -> ports.history().between(issue.id(), version, issue.version()));
  }

  @Test
  void the_newest_changes_are_told_and_the_first_ones_are_known() {
    for (long version : List.of(1L, 2L, 15L, 777L, 1_900L, 1_950L)) {
      var aftermath = since(version);
      boolean truncated = issue.version() - version > StaleVersion.MOST_CHANGES;
      long first = truncated ? issue.version() - StaleVersion.MOST_CHANGES + 1 : version + 1;
      assertThat(aftermath.truncated()).isEqualTo(truncated);
      assertThat(aftermath.newest())
          .extracting(Step::version)
          .containsExactlyElementsOf(
              LongStream.rangeClosed(first, issue.version()).boxed().toList());
      assertThat(aftermath.baseline()).hasSizeLessThanOrEqualTo(2);
      var base = Reconciliation.of(issue, aftermath.baseline());
      assertThat(base.base(IssueField.TITLE)).isEqualTo(titleAt(version));
      assertThat(IssueField.LABELS.same(base.base(IssueField.LABELS), labelsAt(version))).isTrue();
    }
  }

  private static String titleAt(long version) {
    // A version that replaced the labels kept the title of the one before.
    long titled = (version - 1) % 10 == 0 ? version - 1 : version;
    return titled < 2 ? "0" : "" + (titled - 1);
  }

  private List<LabelRef> labelsAt(long version) {
    int replaced = (int) (version - 1) / 10 - 1;
    return replaced < 0 ? List.of() : labels.subList(replaced % 3, replaced % 3 + 1);
  }

  /** Newest of each type, first of each type, and the changes of labels, which all count. */
  @Test
  void no_comment_is_read_and_of_the_changes_few() throws SQLException {
    var read = rowsRead(1, issue.version());
    assertThat(read).isLessThan(4L * StaleVersion.MOST_CHANGES + 3L * CHANGES / 10);
    assertThat(rowsRead(issue.version() - 2, issue.version())).isLessThan(30);
  }

  private long rowsRead(long after, long upTo) throws SQLException {
    long rows = 0;
    try (var connection = TestPostgres.connect(settings);
        var explain =
            Sql.prepare(
                connection,
                "EXPLAIN (ANALYZE, TIMING OFF) " + JdbcHistory.BETWEEN,
                JdbcHistory.parameters(issue.id(), after, upTo));
        var lines = explain.executeQuery()) {
      var plan = new ArrayList<String>();
      while (lines.next()) {
        plan.add(lines.getString(1));
      }
      for (var line : plan) {
        var scan = SCAN.matcher(line);
        if (scan.find()) {
          rows += (long) Double.parseDouble(scan.group(1)) * Long.parseLong(scan.group(2));
        }
      }
      assertThat(String.join("\n", plan)).doesNotContain("Seq Scan on events");
    }
    return rows;
  }
}
