package dev.issuetracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.Window;
import dev.issuetracker.application.Window.Counting;
import dev.issuetracker.application.Window.Start;
import dev.issuetracker.application.finding.Found;
import dev.issuetracker.application.finding.IssueCriteria;
import dev.issuetracker.application.finding.SearchText;
import dev.issuetracker.domain.Issue;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words are kept without their endings, and found on the way to those all the same. */
final class HalfTypedWordsTest extends DatabaseTest {

  @ParameterizedTest
  @CsvSource({"Connection, 3", "Authentication, 4", "Happiness, 4", "Migrations, 4", "Editable, 3"})
  void a_word_is_found_however_far_it_is_typed(String word, int from) {
    var issue = open("Trouble");
    write(() -> ports.comments().add(issue, null, word + " of the seventh kind", by()));

    for (int typed = from; typed <= word.length(); typed++) {
      assertThat(found("seventh " + word.substring(0, typed)))
          .as(word.substring(0, typed))
          .contains(issue.id());
    }
  }

  @Test
  void a_word_that_somebody_said_is_not_taken_for_the_beginning_of_another() {
    var login = open("The login fails");
    open("The log is full");

    assertThat(found("login")).containsExactly(login.id());
  }

  @Test
  void whoever_walks_on_meets_all_whatever_somebody_else_says_meanwhile() {
    var said = new ArrayList<Long>();
    for (int i = 0; i < 5; i++) {
      said.add(open("Broken navigation " + i).id());
    }
    var criteria = IssueCriteria.everything().saying(SearchText.of("navigati"));

    var part = part(criteria, new Start.Page(1));
    var met = ids(part);
    open("The navigatix gadget");
    while (part.hits().next() != null) {
      // As another server would, that has not looked for it yet.
      part = part(criteria, new Start.After(part.hits().next()));
      met.addAll(ids(part));
    }

    assertThat(met).containsExactlyInAnyOrderElementsOf(said);
  }

  private Found part(IssueCriteria criteria, Start start) {
    var another = PostgresPorts.on(counting.connections(), InstantSource.fixed(NOW));
    var window = new Window(2, start, Counting.NONE);
    return another
        .transactions()
        .read(() -> another.issueSearch().find(actor(), criteria, window, false));
  }

  private static List<Long> ids(Found found) {
    return new ArrayList<>(found.hits().items().stream().map(hit -> hit.issue().id()).toList());
  }

  private List<Long> found(String text) {
    var criteria = IssueCriteria.everything().saying(SearchText.of(text));
    var window = new Window(20, new Start.Page(1), Counting.NONE);
    var found = read(() -> ports.issueSearch().find(actor(), criteria, window, false));
    assertThat(found.fuzzy()).as(text).isFalse();
    return found.hits().items().stream().map(hit -> hit.issue()).map(Issue::id).toList();
  }
}
