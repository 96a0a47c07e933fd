package dev.issuetracker.application.contract;

import static dev.issuetracker.domain.Together.together;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.issuetracker.application.finding.IssueCriteria;
import dev.issuetracker.application.finding.SearchText;
import dev.issuetracker.domain.Issue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What everybody keeps who hands out issues one by one. */
public abstract class IssueStreamContract extends PortsContract {
  /** More than anybody would fetch in one go. */
  private static final int MANY = 700;

  /** More than there are connections to anything. */
  private static final int OFTEN = 60;

  @Test
  void all_that_fit_are_given_whole_and_in_order() {
    var label = world.label("bug");
    var issues =
        world.openAll(
            List.of(
                world.anIssue().titled("first").labelled(label).assignedTo(world.alice()),
                world.anIssue().titled("second").saying("two\nlines"),
                world.anIssue().titled("gone")));
    world.comment(issues.getFirst(), "seen");
    world.delete(issues.getLast());
    world.open(world.anIssue().in(world.project("B").ref()));

    assertThat(given())
        .containsExactly(world.find(issues.get(0).id()), world.find(issues.get(1).id()));
  }

  @Test
  void what_is_only_like_a_text_does_not_fit_it() {
    var issue = world.open(world.anIssue().titled("Pagination of the catalogue"));

    assertThat(given(mine().saying(SearchText.of("pagnation")))).isEmpty();
    assertThat(given(mine().saying(SearchText.of("pagination"))))
        .containsExactly(world.find(issue.id()));
  }

  @Test
  void who_wants_no_more_gets_no_more() {
    world.openAll(List.of(world.anIssue(), world.anIssue(), world.anIssue()));
    var taken = new ArrayList<Issue>();

    ports.imports().stream()
        .each(
            world.actor(),
            mine(),
            issue -> {
              taken.add(issue);
              return taken.size() < 2;
            });

    assertThat(taken).hasSize(2);
  }

  @Test
  void all_are_of_one_state_however_long_it_takes() {
    var before = world.openAll(IntStream.range(0, MANY).mapToObj(i -> world.anIssue()).toList());
    var taken = new ArrayList<Issue>();

    ports.imports().stream()
        .each(
            world.actor(),
            mine(),
            issue -> {
              if (taken.isEmpty()) {
                together(
                    1,
                    thread -> {
                      world.rename(before.get(MANY - 1), "Renamed meanwhile");
                      world.delete(before.get(MANY - 2));
                      return world.open(world.anIssue());
                    });
              }
              return taken.add(issue);
            });

    assertThat(taken).isEqualTo(before);
    assertThat(given()).hasSize(MANY).extracting(Issue::title).contains("Renamed meanwhile");
  }

  @Test
  void a_taker_that_fails_takes_nothing_along() {
    world.open(world.anIssue());

    for (int i = 0; i < OFTEN; i++) {
      assertThatThrownBy(
              () ->
                  ports.imports().stream()
                      .each(
                          world.actor(),
                          mine(),
                          issue -> {
                            throw new IllegalStateException("gone");
                          }))
          .hasMessage("gone");
    }

    assertThat(given()).hasSize(1);
  }

  private List<Issue> given() {
    return given(mine());
  }

  private List<Issue> given(IssueCriteria criteria) {
    var given = new ArrayList<Issue>();
    ports.imports().stream().each(world.actor(), criteria, given::add);
    return given;
  }

  private IssueCriteria mine() {
    return IssueCriteria.everything()
        .in(world.project().id())
        .sortedBy(IssueCriteria.Sort.ID, false);
  }
}
