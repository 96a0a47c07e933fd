package dev.issuetracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.Window;
import dev.issuetracker.application.Window.Start;
import dev.issuetracker.application.finding.Facet;
import dev.issuetracker.application.finding.Found;
import dev.issuetracker.application.finding.IssueCriteria;
import dev.issuetracker.application.finding.IssueCriteria.Sort;
import dev.issuetracker.application.finding.SearchText;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is bounded says so, and what is not bounded is whole. */
final class ListBoundsTest extends CrowdTest {

  @BeforeAll
  void fill() throws SQLException {
    try (var connection = TestPostgres.connect(settings);
        var statement = connection.createStatement()) {
      statement.execute(
          """
          DELETE FROM issue_labels WHERE issue_id IN
            (SELECT id FROM issues WHERE deleted_at IS NULL ORDER BY created_at DESC, id DESC
             LIMIT 10001)
          """);
      statement.execute(
          """
          WITH label AS (
            INSERT INTO labels (name, folded, color, created_at)
            SELECT 'many' || n, 'many' || n, '#aabbcc', now() FROM generate_series(1, 101) n
            RETURNING id)
          INSERT INTO issue_labels (issue_id, label_id, issue_created_at)
          SELECT i.id, label.id, i.created_at FROM label,
            (SELECT id, created_at FROM issues WHERE deleted_at IS NULL ORDER BY id LIMIT 1) i
          """);
    }
  }

  @Test
  void only_the_newest_are_counted_and_that_is_said() {
    var counts = count(IssueCriteria.everything(), Facet.STATUS);

    assertThat(counts.exact()).isFalse();
    assertThat(counts.values().stream().mapToLong(Facet.Value::count).sum())
        .isEqualTo(Facet.MOST_ISSUES);
    assertThat(count(IssueCriteria.everything().in(3L), Facet.STATUS).exact()).isTrue();
  }

  @Test
  void that_none_of_the_newest_has_a_value_is_no_exact_answer() {
    assertThat(count(IssueCriteria.everything(), Facet.LABEL))
        .isEqualTo(new Facet.Counts(List.of(), false, false));
  }

  @Test
  void values_beyond_those_that_are_told_are_not_hidden() {
    var one = number("SELECT min(id) AS n FROM issues WHERE deleted_at IS NULL");
    var counts = count(IssueCriteria.everything().named(Set.of(one), null), Facet.LABEL);

    assertThat(counts.values()).hasSize(Facet.MOST_VALUES);
    assertThat(counts.exact()).isTrue();
    assertThat(counts.more()).isTrue();
  }

  @Test
  void an_export_by_relevance_has_all_that_fit() {
    var all = number("SELECT count(*) AS n FROM issues WHERE deleted_at IS NULL");
    var criteria =
        IssueCriteria.everything()
            .saying(SearchText.of("everywhere"))
            .sortedBy(Sort.RELEVANCE, true);
    var seen = new HashSet<Long>();

    ports.imports().stream().each(actor(), criteria, issue -> seen.add(issue.id()));

    assertThat(all).isGreaterThan(Found.MOST_RANKED);
    assertThat(seen).hasSize((int) all);
  }

  @Test
  void who_is_named_is_ranked_however_many_others_are_newer() throws SQLException {
    var oldest = number("SELECT min(id) AS n FROM issues WHERE deleted_at IS NULL");
    var text = SearchText.of(Long.toString(oldest));
    try (var connection = TestPostgres.connect(settings);
        var statement = connection.createStatement()) {
      statement.execute(
          "UPDATE search_documents SET document = document || to_tsvector('english', '"
              + oldest
              + "') WHERE comment_id = 0");
    }
    var found = ranked(text, new Start.Page(1), 5);

    assertThat(found.hits().items().getFirst().issue().id()).isEqualTo(oldest);
    assertThat(found.rankedOf()).isEqualTo(Found.MOST_RANKED);
    var next = ranked(text, new Start.After(Objects.requireNonNull(found.hits().next())), 5);
    assertThat(next.rankedOf()).isEqualTo(Found.MOST_RANKED);
    assertThat(next.hits().items()).doesNotContainAnyElementsOf(found.hits().items());
  }

  @Test
  void whoever_walks_the_ranking_meets_all_that_stood_in_it_whoever_comes() {
    var text = SearchText.of("everywhere");
    var part = ranked(text, new Start.Page(1), Window.MOST);
    assertThat(part.rankedOf()).isEqualTo(Found.MOST_RANKED);
    var met = new HashSet<Long>();
    part.hits().items().forEach(hit -> met.add(hit.issue().id()));
    var come = new HashSet<Long>();
    var late = project("LATE");
    for (int i = 0; i < 150; i++) {
      var issue = anIssueIn(late, "everywhere");
      come.add(write(() -> ports.issues().add(List.of(issue), by())).getFirst().id());
    }
    while (part.hits().next() != null) {
      part = ranked(text, new Start.After(part.hits().next()), 2_000);
      part.hits().items().forEach(hit -> met.add(hit.issue().id()));
    }

    assertThat(met).hasSize(Found.MOST_RANKED).doesNotContainAnyElementsOf(come);
  }

  private Found ranked(SearchText text, Start start, int size) {
    var criteria = IssueCriteria.everything().saying(text).sortedBy(Sort.RELEVANCE, true);
    var window = new Window(size, start, Window.Counting.NONE);
    return read(() -> ports.issueSearch().find(actor(), criteria, window, false));
  }

  private long number(String statement) {
    try (var connection = TestPostgres.connect(settings)) {
      return Sql.rows(connection, statement, row -> row.number("n")).getFirst();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Facet.Counts count(IssueCriteria criteria, Facet facet) {
    var facets = EnumSet.of(facet, Facet.PRIORITY);
    return read(() -> ports.issueSearch().count(actor(), criteria, facets, false)).get(facet);
  }
}
