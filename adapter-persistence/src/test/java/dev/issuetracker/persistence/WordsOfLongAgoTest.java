package dev.issuetracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.Window;
import dev.issuetracker.application.Window.Counting;
import dev.issuetracker.application.Window.Start;
import dev.issuetracker.application.finding.Found;
import dev.issuetracker.application.finding.IssueCriteria;
import dev.issuetracker.application.finding.SearchText;
import dev.issuetracker.domain.Issue;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A word that many issues said, none of them lately: a list is not walked back to them. */
class WordsOfLongAgoTest extends DatabaseTest {
  private static final int THEN = 600;
  private static final int PART = 1_000;
  private static final int PARTS_SINCE = 8;

  private final List<Issue> then = new ArrayList<>();

  @BeforeAll
  void fill() throws SQLException {
    then.addAll(open(THEN, "Project amber azure coral"));
    for (int part = 0; part < PARTS_SINCE; part++) {
      open(PART, "Something else");
    }
    try (var connection = TestPostgres.connect(settings);
        var statement = connection.createStatement()) {
      statement.execute("ANALYZE");
    }
    // Names and how the words are looked for are known from now on.
    List.of("amber", "azure", "coral").forEach(word -> list(saying(word), first(Counting.NONE)));
  }

  private List<Issue> open(int many, String title) {
    return write(() -> ports.issues().add(Collections.nCopies(many, anIssue(title)), by()));
  }

  @Test
  void it_is_collected_once_many_others_were_asked_for_it() {
    var newest = then.reversed().subList(0, 20).stream().map(Issue::id).toList();

    var found = list(saying("amber"), first(Counting.CAPPED));

    assertThat(ids(found)).isEqualTo(newest);
    assertThat(found.hits().count().value()).isEqualTo(THEN);
    // A walk that gives up, whether the list has ended, and the collection.
    assertThat(statements(saying("amber"), first(Counting.NONE))).isEqualTo(3);
  }

  @Test
  void the_pages_after_it_and_before_it_are_found_as_well() {
    var first = list(saying("amber"), first(Counting.NONE));
    var next =
        list(saying("amber"), new Window(20, new Start.After(first.hits().next()), Counting.NONE));
    var back =
        list(
            saying("amber"),
            new Window(20, new Start.Before(next.hits().previous()), Counting.NONE));

    assertThat(ids(next)).hasSize(20).doesNotContainAnyElementsOf(ids(first));
    assertThat(ids(back)).isEqualTo(ids(first));
  }

  @Test
  void a_list_that_ends_sooner_is_not_collected() {
    var elsewhere = project("ELSE");
    write(() -> ports.issues().add(List.of(anIssueIn(elsewhere, "Project coral")), by()));
    var there = saying("coral").in(elsewhere.id());

    assertThat(ids(list(there, first(Counting.CAPPED)))).hasSize(1);
    assertThat(statements(there, first(Counting.NONE))).isEqualTo(2);
    assertThat(list(there, first(Counting.EXACT)).hits().count().value()).isEqualTo(1);
  }

  @Test
  void a_word_that_is_near_takes_one_walk() {
    write(() -> ports.issues().add(Collections.nCopies(21, anIssue("Again azure")), by()));

    assertThat(statements(saying("azure"), first(Counting.NONE))).isEqualTo(1);
    assertThat(list(saying("azure"), first(Counting.EXACT)).hits().count().value())
        .isEqualTo(THEN + 21);
  }

  private long statements(IssueCriteria criteria, Window window) {
    return counting.during(() -> list(criteria, window)).statements();
  }

  private Found list(IssueCriteria criteria, Window window) {
    return read(() -> ports.issueSearch().find(actor(), criteria, window, false));
  }

  private static List<Long> ids(Found found) {
    return found.hits().items().stream().map(hit -> hit.issue().id()).toList();
  }

  private IssueCriteria saying(String word) {
    return IssueCriteria.everything().saying(SearchText.of("\"" + word + "\""));
  }

  private static Window first(Counting counting) {
    return new Window(20, new Start.Page(1), counting);
  }
}
