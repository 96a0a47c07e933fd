package dev.issuetracker.application.contract;

import static dev.issuetracker.domain.Eventually.eventually;
import static dev.issuetracker.domain.IssueEdit.edit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.issuetracker.application.Position;
import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.history.ChangeFeed.Part;
import dev.issuetracker.application.history.HistoryEntry;
import dev.issuetracker.application.history.HistoryUseCases;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Texts;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What those keep who tell no more of the past at once than can be held, and all of it in the end.
 */
public abstract class LongTextsContract extends PortsContract {
  /** Four octets each. */
  private static final String TEXT = "𝄞".repeat(Texts.LONG_TEXT_LIMIT);

  @Test
  void a_part_of_a_timeline_ends_early_and_leads_on() {
    var issue = world.open(world.anIssue());
    for (int i = 0; i < 10; i++) {
      issue = world.edit(issue, edit().description(i % 2 + TEXT.substring(2)).build());
    }
    long id = issue.id();
    Function<Window, Slice<HistoryEntry>> list =
        window -> world.read(() -> ports.history().timeline(world.actor(), id, window));

    assertThat(list.apply(Pages.all()).items()).hasSize(9);
    assertThat(Pages.walk(Window.MOST, list)).hasSize(11);
    assertThat(outgrows(id, Pages.page(2, 9))).isFalse();
    assertThat(outgrows(id, Pages.page(2, 10))).isTrue();
    assertThatThrownBy(() -> page(id, 2, 10))
        .isInstanceOf(Rejected.class)
        .hasMessageContaining("page");
    assertThat(page(id, 2, 9)).hasSize(2);
  }

  private List<HistoryEntry> page(long issue, int number, int size) {
    return new HistoryUseCases(ports)
        .timeline(world.actor(), Long.toString(issue), Pages.page(number, size))
        .items();
  }

  private boolean outgrows(long issue, Window pages) {
    return world.read(() -> ports.history().outgrows(world.actor(), issue, pages));
  }

  @Test
  void a_part_of_the_feed_ends_early_and_says_that_there_is_more() {
    var before = world.read(() -> ports.feed().newest(world.actor()));
    var issues =
        world.openAll(Stream.generate(() -> world.anIssue().saying(TEXT)).limit(5).toList());
    var ids = issues.stream().map(Issue::id).toList();
    // A transaction of somebody else may hold them back for a while.
    eventually("all are told", () -> walked(before, ids) == 5);

    var first = after(before);

    assertThat(told(first, ids)).hasSizeBetween(1, 3);
    assertThat(first.more()).isTrue();
  }

  private int walked(Position place, List<Long> ids) {
    var part = after(place);
    int count = told(part, ids).size();
    while (part.more()) {
      part = after(part.entries().getLast().place());
      count += told(part, ids).size();
    }
    return count;
  }

  private Part after(Position place) {
    return world.read(() -> ports.feed().after(world.actor(), place, 100));
  }

  private static List<Long> told(Part part, List<Long> ids) {
    return part.entries().stream()
        .map(entry -> entry.event().issueId())
        .filter(ids::contains)
        .toList();
  }
}
