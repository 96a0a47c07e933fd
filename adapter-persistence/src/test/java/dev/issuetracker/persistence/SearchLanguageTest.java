package dev.issuetracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.Window;
import dev.issuetracker.application.Window.Counting;
import dev.issuetracker.application.Window.Start;
import dev.issuetracker.application.finding.IssueCriteria;
import dev.issuetracker.application.finding.SearchText;
import dev.issuetracker.domain.Issue;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The language of a tracker is changed while it holds issues, and comes to be that of old texts.
 */
final class SearchLanguageTest extends DatabaseTest {

  @Test
  void texts_of_before_are_found_by_the_rules_of_the_new_language() {
    var houses = open("Zwei alte Häuser");
    var running = open("Somebody is running");
    comment(running, "Drei neue Bäume");

    assertThat(found("\"haus\"")).isEmpty();
    assertThat(found("\"run\"")).containsExactly(running.id());

    SearchLanguage.speak(settings, "german");
    assertThat(found("\"haus\"")).containsExactly(houses.id());
    assertThat(found("\"baum\"")).containsExactly(running.id());
    assertThat(found("\"run\"")).isEmpty();
    assertThat(found("\"running\"")).containsExactly(running.id());

    // What comes in from now on, too, and what is written anew.
    var door = open("Die Türen");
    assertThat(found("\"tür\"")).containsExactly(door.id());

    SearchLanguage.speak(settings, "english");
    assertThat(found("\"run\"")).containsExactly(running.id());
    assertThat(found("\"baum\"")).isEmpty();
  }

  private void comment(Issue issue, String body) {
    write(() -> ports.comments().add(issue, null, body, by()));
  }

  private List<Long> found(String text) {
    var criteria = IssueCriteria.everything().saying(SearchText.of(text));
    var window = new Window(20, new Start.Page(1), Counting.NONE);
    var found = read(() -> ports.issueSearch().find(actor(), criteria, window, false));
    // Titles that are merely similar were not found.
    return found.fuzzy()
        ? List.of()
        : found.hits().items().stream().map(hit -> hit.issue().id()).toList();
  }
}
