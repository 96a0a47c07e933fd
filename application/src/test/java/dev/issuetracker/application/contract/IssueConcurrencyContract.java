package dev.issuetracker.application.contract;

import static dev.issuetracker.domain.IssueEdit.edit;
import static dev.issuetracker.domain.Together.together;
import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.IssueEdit;
import dev.issuetracker.domain.Rejected;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every keeper of issues keeps when many change them at once. */
public abstract class IssueConcurrencyContract extends PortsContract {
  private static final int THREADS = 8;
  private static final int ROUNDS = 10;

  @Test
  void of_many_who_change_the_same_version_exactly_one_is_kept() {
    for (int round = 0; round < ROUNDS; round++) {
      var issue = world.open(world.anIssue());

      var kept = together(THREADS, thread -> saves(issue, title("From " + thread)));

      assertThat(kept).containsOnlyOnce(true);
      var found = world.find(issue.id());
      assertThat(found.version()).isEqualTo(2);
      assertThat(found.title()).isEqualTo("From " + kept.indexOf(true));
      assertThat(steps(found)).isEqualTo(1);
    }
  }

  @Test
  void even_when_they_change_different_fields() {
    var issue = world.open(world.anIssue());
    var label = world.label("bug");
    var edits =
        List.of(
            title("New"),
            edit().labels(List.of(label)).build(),
            edit().assignee(world.alice()).build(),
            edit().description("New").build());

    var kept = together(edits.size(), thread -> saves(issue, edits.get(thread)));

    assertThat(kept).containsOnlyOnce(true);
    assertThat(world.find(issue.id()).version()).isEqualTo(2);
  }

  @Test
  void who_holds_an_issue_is_not_overtaken() {
    var issue = world.open(world.anIssue());

    together(
        THREADS,
        thread -> {
          for (int i = 0; i < ROUNDS; i++) {
            var title = "From " + thread + " in round " + i;
            assertThat(world.write(() -> holdAndSave(List.of(issue.id()), title))).isTrue();
          }
          return thread;
        });

    var found = world.find(issue.id());
    assertThat(found.version()).isEqualTo(1 + THREADS * ROUNDS);
    assertThat(steps(found)).isEqualTo(THREADS * ROUNDS);
  }

  @Test
  void those_who_hold_many_in_different_orders_do_not_wait_for_each_other_for_ever() {
    var issues = world.openAll(IntStream.range(0, 20).mapToObj(i -> world.anIssue()).toList());
    var ids = issues.stream().map(Issue::id).toList();

    together(
        THREADS,
        thread -> {
          var mine = new ArrayList<>(ids);
          Collections.rotate(mine, thread * 3);
          if (thread % 2 == 0) {
            Collections.reverse(mine);
          }
          assertThat(world.write(() -> holdAndSave(mine, "From " + thread))).isTrue();
          return thread;
        });

    assertThat(ids).allSatisfy(id -> assertThat(world.find(id).version()).isEqualTo(1 + THREADS));
  }

  @Test
  void an_external_id_is_given_to_exactly_one_of_many() {
    for (int round = 0; round < ROUNDS; round++) {
      var name = "X-" + round;
      var opened =
          together(
              THREADS,
              thread -> succeeds(() -> world.open(world.anIssue().knownElsewhereAs(name))));

      assertThat(opened).containsOnlyOnce(true);
    }
  }

  @Test
  void numbers_are_unique_whoever_takes_them() {
    var issues =
        together(
            THREADS,
            thread -> world.openAll(IntStream.range(0, 5).mapToObj(i -> world.anIssue()).toList()));

    var numbers = issues.stream().flatMap(List::stream).map(Issue::number).toList();
    assertThat(numbers).hasSize(THREADS * 5).doesNotHaveDuplicates();
    assertThat(issues).allSatisfy(mine -> assertThat(mine).extracting(Issue::number).isSorted());
  }

  @Test
  void comments_and_changes_at_once_are_all_kept() {
    var issue = world.open(world.anIssue());

    together(
        THREADS,
        thread ->
            thread % 2 == 0
                ? world.comment(issue, "From " + thread).id()
                : Boolean.valueOf(
                    world.write(() -> holdAndSave(List.of(issue.id()), "From " + thread))));

    var found = world.find(issue.id());
    assertThat(found.activity().comments()).isEqualTo(THREADS / 2);
    assertThat(found.version()).isEqualTo(1 + THREADS / 2);
  }

  private boolean holdAndSave(List<Long> ids, String title) {
    ports.issues().hold(ids);
    var changes =
        ports.issues().findAll(ids).stream()
            .map(found -> world.changed(found, title(title)))
            .toList();
    return ports.issues().save(changes, world.by(world.alice()));
  }

  private boolean saves(Issue issue, IssueEdit edit) {
    var changed = world.changed(issue, edit);
    return world.write(() -> ports.issues().save(List.of(changed), world.by(world.bob())));
  }

  private long steps(Issue issue) {
    return world
        .read(() -> ports.history().between(issue.id(), 1, issue.version()))
        .newest()
        .size();
  }

  private static boolean succeeds(Supplier<Issue> work) {
    try {
      work.get();
      return true;
    } catch (Rejected refused) {
      return false;
    }
  }

  private static IssueEdit title(String title) {
    return edit().title(title).build();
  }
}
