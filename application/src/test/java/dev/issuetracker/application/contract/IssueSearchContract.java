package dev.issuetracker.application.contract;

import static dev.issuetracker.domain.IssueEdit.edit;
import static dev.issuetracker.domain.IssueFixture.DAWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.Window.Counting;
import dev.issuetracker.application.Window.Start;
import dev.issuetracker.application.finding.Choice;
import dev.issuetracker.application.finding.IssueCriteria;
import dev.issuetracker.application.finding.IssueCriteria.Labels;
import dev.issuetracker.application.finding.IssueCriteria.Sort;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.Priority;
import dev.issuetracker.domain.Status;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What everybody keeps who finds issues: order, pages and counts, and the plain filters. */
public abstract class IssueSearchContract extends PortsContract {

  @Test
  void issues_are_listed_as_they_are() {
    var label = world.label("bug");
    world.open(world.anIssue());
    var full = world.anIssue().saying("Text").due("2026-01-01").assignedTo(world.alice());
    var issue = world.open(full.labelled(label));
    world.comment(issue, "Said");

    assertThat(list(by(Sort.ID, true), Pages.all()).items().getFirst())
        .isEqualTo(world.find(issue.id()));
  }

  @Test
  void ties_are_broken_by_id_in_the_same_direction() {
    var opened = openSeven();

    Pages.holds(opened, window -> list(by(Sort.CREATED_AT, false), window));
    var reversed = new ArrayList<>(opened);
    Collections.reverse(reversed);
    Pages.holds(reversed, window -> list(by(Sort.CREATED_AT, true), window));
  }

  private List<Issue> openSeven() {
    return world.openAll(Collections.nCopies(7, world.anIssue().createdAt(DAWN).due("2026-01-01")));
  }

  @Test
  void every_order_can_be_walked_both_ways() {
    openSeven();
    var changed = world.rename(world.open(world.anIssue().with(Priority.LOW)), "Changed");
    world.comment(changed, "Active");
    world.open(world.anIssue().with(Priority.CRITICAL).due("2025-12-31"));
    world.open(world.anIssue());
    for (var sort :
        List.of(
            Sort.CREATED_AT,
            Sort.UPDATED_AT,
            Sort.LAST_ACTIVITY_AT,
            Sort.DUE_DATE,
            Sort.PRIORITY,
            Sort.ID)) {
      var ascending = Pages.walk(3, window -> list(by(sort, false), window));
      var descending = Pages.walk(2, window -> list(by(sort, true), window));
      assertThat(ascending).as(sort.name()).hasSize(10).doesNotHaveDuplicates();
      Pages.holds(ascending, window -> list(by(sort, false), window));
      assertThat(descending).as(sort.name()).hasSameElementsAs(ascending);
    }
  }

  @Test
  void the_lowest_priority_comes_first() {
    world.open(world.anIssue().with(Priority.CRITICAL));
    world.open(world.anIssue().with(Priority.LOW));
    world.open(world.anIssue().with(Priority.HIGH));
    world.open(world.anIssue().with(Priority.MEDIUM));

    assertThat(list(by(Sort.PRIORITY, false), Pages.all()).items())
        .extracting(Issue::priority)
        .containsExactly(Priority.values());
  }

  @Test
  void a_row_that_stands_during_a_walk_is_seen_once_whatever_comes_and_goes() {
    var opened = openSeven();
    var criteria = by(Sort.CREATED_AT, true);
    var first = list(criteria, Pages.page(1, 3));
    world.delete(first.items().getLast());
    world.open(world.anIssue());

    var second = list(criteria, new Window(3, new Start.After(first.next()), Counting.NONE));

    assertThat(second.items())
        .extracting(Issue::id)
        .containsExactly(opened.get(3).id(), opened.get(2).id(), opened.get(1).id());
  }

  @Test
  void issues_are_narrowed_by_status_and_priority_any_of_each() {
    var open = world.open(world.anIssue().with(Priority.LOW));
    var busy = world.open(world.anIssue().with(Status.IN_PROGRESS).with(Priority.HIGH));
    var done = world.open(world.anIssue().with(Status.RESOLVED).with(Priority.HIGH));

    assertThat(ids(Set.of(Status.OPEN, Status.IN_PROGRESS), Set.of()))
        .containsExactly(open.id(), busy.id());
    assertThat(ids(Set.of(), Set.of(Priority.HIGH))).containsExactly(busy.id(), done.id());
    assertThat(ids(Set.of(Status.RESOLVED), Set.of(Priority.HIGH))).containsExactly(done.id());
    assertThat(ids(Set.of(Status.CLOSED), Set.of())).isEmpty();
  }

  @Test
  void an_issue_is_listed_in_the_project_that_it_is_in_now() {
    var other = world.project("B").ref();
    var moved = world.edit(world.open(world.anIssue()), edit().project(other).build());

    assertThat(list(by(Sort.ID, false), Pages.all()).items()).isEmpty();
    var there = IssueCriteria.everything().in(other.id());
    assertThat(list(there, Pages.all()).items()).containsExactly(moved);
  }

  @Test
  void the_living_and_the_deleted_are_listed_apart() {
    var living = world.open(world.anIssue());
    var deleted = world.delete(world.open(world.anIssue()));
    var project = world.project().id();
    var gone = IssueCriteria.everything().in(project).deleted(true);

    assertThat(list(by(Sort.ID, false), Pages.all()).items()).containsExactly(living);
    assertThat(list(gone, Pages.all()).items()).containsExactly(deleted);
  }

  @Test
  void what_is_deleted_goes_from_every_list_at_once_and_comes_back_to_it() {
    var label = world.label("bug");
    var issue = world.open(world.anIssue().labelled(label));
    var lists =
        List.of(
            by(Sort.LAST_ACTIVITY_AT, true),
            by(Sort.ID, true).labelled(new Labels(Set.of(label.id()), Set.of())));
    for (var living : lists) {
      var gone = living.deleted(true);
      world.write(
          () -> {
            var deleted = world.delete(world.find(issue.id()));
            assertThat(list(living, Pages.all()).items()).isEmpty();
            assertThat(list(gone, Pages.all()).items()).containsExactly(deleted);
            var restored = world.restore(deleted);
            assertThat(list(living, Pages.all()).items()).containsExactly(restored);
            assertThat(list(gone, Pages.all()).items()).isEmpty();
            return restored;
          });
      assertThat(list(living, Pages.all()).items()).containsExactly(world.find(issue.id()));
    }
  }

  @Test
  void counts_are_exact_up_to_a_thousand_and_beyond_only_on_demand() {
    world.openAll(Collections.nCopies(Window.COUNTED, world.anIssue()));
    assertThat(count(Counting.CAPPED)).isEqualTo(new Slice.Count(Window.COUNTED, true));

    world.open(world.anIssue());

    assertThat(count(Counting.CAPPED)).isEqualTo(new Slice.Count(Window.COUNTED, false));
    assertThat(count(Counting.EXACT)).isEqualTo(new Slice.Count(Window.COUNTED + 1, true));
    assertThat(count(Counting.NONE)).isNull();
  }

  private Slice.Count count(Counting counting) {
    return list(by(Sort.ID, false), Pages.counted(counting)).count();
  }

  private List<Long> ids(Set<Status> statuses, Set<Priority> priorities) {
    var criteria = by(Sort.ID, false).having(Choice.of(statuses), Choice.of(priorities));
    return list(criteria, Pages.all()).items().stream().map(Issue::id).toList();
  }

  private IssueCriteria by(Sort sort, boolean descending) {
    var project = world.project().id();
    return IssueCriteria.everything().in(project).sortedBy(sort, descending);
  }

  private Slice<Issue> list(IssueCriteria criteria, Window window) {
    return world.read(() -> ports.issueSearch().list(world.actor(), criteria, window));
  }
}
