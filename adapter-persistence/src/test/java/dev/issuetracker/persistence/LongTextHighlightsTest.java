package dev.issuetracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.Window;
import dev.issuetracker.application.Window.Counting;
import dev.issuetracker.application.Window.Start;
import dev.issuetracker.application.finding.IssueCriteria;
import dev.issuetracker.application.finding.IssueHit.Highlight;
import dev.issuetracker.application.finding.SearchText;
import dev.issuetracker.application.finding.Snippet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of a long text a piece is looked at, wherever in it the words are. */
final class LongTextHighlightsTest extends DatabaseTest {
  private static final int LONGEST = 65_536;

  @ParameterizedTest
  @ValueSource(ints = {0, 1_990, 2_000, 2_395, 30_000, 65_000})
  void a_phrase_is_shown_wherever_it_stands(int place) {
    var text = "lorem ".repeat(LONGEST / 6);
    var begin = text.substring(0, place / 6 * 6);
    var said = begin + "crimson amber " + text.substring(begin.length(), LONGEST - 20);
    var issue = open("Nothing");
    write(() -> ports.comments().add(issue, null, said, by()));

    var shown = shown("\"crimson amber\"", issue.id());

    assertThat(marked(shown.text())).containsExactly("crimson", "amber");
  }

  @Test
  void what_is_looked_for_at_every_turn_is_shown_from_one_piece() {
    var issue = open("Nothing");
    write(() -> ports.comments().add(issue, null, "zulu yankee ".repeat(LONGEST / 12), by()));

    var shown = shown("zulu yankee", issue.id());

    assertThat(marked(shown.text())).isNotEmpty().hasSizeLessThan(200);
  }

  private Highlight shown(String text, long issue) {
    var criteria = IssueCriteria.everything().saying(SearchText.of(text));
    var window = new Window(20, new Start.Page(1), Counting.NONE);
    var found = read(() -> ports.issueSearch().find(actor(), criteria, window, true));
    return found.hits().items().stream()
        .filter(hit -> hit.issue().id() == issue)
        .findFirst()
        .orElseThrow()
        .highlight();
  }

  private static List<String> marked(Snippet snippet) {
    return snippet.parts().stream().filter(Snippet.Part::hit).map(Snippet.Part::text).toList();
  }
}
