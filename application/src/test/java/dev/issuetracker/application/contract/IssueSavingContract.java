package dev.issuetracker.application.contract;

import static dev.issuetracker.domain.IssueEdit.edit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.issuetracker.domain.Changed;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.Priority;
import dev.issuetracker.domain.ProjectRef;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection;
import dev.issuetracker.domain.Status;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every keeper of issues keeps when it saves changes. */
public abstract class IssueSavingContract extends PortsContract {

  @Test
  void every_field_of_a_saved_issue_is_found_again() {
    var issue = world.open(world.anIssue().saying("Before").labelled(world.label("bug")));
    var wanted =
        edit()
            .title("After")
            .description("Much\nlonger")
            .status(Status.CLOSED)
            .priority(Priority.LOW)
            .dueDate(LocalDate.of(9999, 12, 31))
            .assignee(world.bob())
            .project(world.project("B").ref())
            .labels(world.labels("urgent", "docs"))
            .build();

    var saved = world.edit(issue, wanted);

    assertThat(saved.version()).isEqualTo(2);
    assertThat(world.find(issue.id())).isEqualTo(saved);
  }

  @Test
  void fields_can_be_cleared_again() {
    var full = world.anIssue().saying("Text").due("2026-01-01").assignedTo(world.alice());
    var issue = world.open(full.labelled(world.label("bug")));
    var nothing = edit().description(null).dueDate(null).assignee(null).labels(List.of()).build();

    var cleared = world.edit(issue, nothing);

    assertThat(world.find(issue.id())).isEqualTo(cleared);
    assertThat(cleared.description()).isNull();
    assertThat(cleared.labels()).isEmpty();
  }

  @Test
  void a_reopened_issue_loses_its_times() {
    var closed = world.edit(world.open(world.anIssue()), edit().status(Status.CLOSED).build());
    assertThat(world.find(closed.id()).closedAt()).isEqualTo(closed.updatedAt());

    var reopened = world.edit(closed, edit().status(Status.OPEN).build());

    assertThat(world.find(closed.id())).isEqualTo(reopened);
    assertThat(reopened.resolvedAt()).isNull();
  }

  @Test
  void deleting_and_restoring_are_kept() {
    var issue = world.open(world.anIssue());
    var restored = world.restore(world.delete(issue));

    assertThat(world.find(issue.id())).isEqualTo(restored);
    assertThat(restored.version()).isEqualTo(3);
  }

  @Test
  void an_issue_changed_from_an_old_version_is_not_saved_and_nothing_happens() {
    var issue = world.open(world.anIssue().labelled(world.label("bug")));
    var current = world.rename(issue, "Somebody was faster");
    var late = edit().title("Too late").labels(world.labels("urgent")).build();

    assertThat(save(List.of(world.changed(issue, late)))).isFalse();

    assertThat(world.find(issue.id())).isEqualTo(current);
    assertThat(entries(issue)).containsExactly("created", "title_changed");
  }

  @Test
  void an_issue_changed_from_a_version_to_come_is_not_saved() {
    var issue = world.open(world.anIssue());
    var once = world.changed(issue, edit().title("Once").build());
    var twice = world.changed(once.issue(), edit().title("Twice").build());

    assertThat(save(List.of(twice))).isFalse();
    assertThat(world.find(issue.id())).isEqualTo(issue);
  }

  @Test
  void one_late_change_among_many_is_told_and_the_part_can_be_undone() {
    var issues = world.openAll(List.of(world.anIssue(), world.anIssue()));
    var renamed = edit().title("New").build();
    var current = world.rename(issues.get(1), "Faster");
    var changes = issues.stream().map(issue -> world.changed(issue, renamed)).toList();

    var saved =
        world.write(
            () -> {
              var answer = new boolean[] {true};
              assertThatThrownBy(
                  () ->
                      ports
                          .transactions()
                          .part(
                              () -> {
                                answer[0] = ports.issues().save(changes, world.by(world.bob()));
                                throw new IllegalStateException("undone");
                              }));
              return answer[0];
            });

    assertThat(saved).isFalse();
    assertThat(world.find(issues.get(0).id())).isEqualTo(issues.get(0));
    assertThat(world.find(issues.get(1).id())).isEqualTo(current);
  }

  @Test
  void many_are_saved_in_one_step() {
    var issues = world.openAll(List.of(world.anIssue(), world.anIssue(), world.anIssue()));
    var label = world.label("bug");
    var edits =
        List.of(
            edit().status(Status.RESOLVED).build(),
            edit().labels(List.of(label)).build(),
            edit().assignee(world.alice()).dueDate(LocalDate.of(2026, 3, 1)).build());
    var changes =
        List.of(
            world.changed(issues.get(2), edits.get(2)),
            world.changed(issues.get(0), edits.get(0)),
            world.changed(issues.get(1), edits.get(1)));

    assertThat(save(changes)).isTrue();

    assertThat(changes)
        .allSatisfy(
            changed -> assertThat(world.find(changed.issue().id())).isEqualTo(changed.issue()));
  }

  @Test
  void a_save_keeps_the_comments_that_came_meanwhile() {
    var issue = world.open(world.anIssue());
    var changed = world.changed(issue, edit().title("Decided before the comment").build());
    var comment = world.comment(issue, "Meanwhile");

    assertThat(save(List.of(changed))).isTrue();

    var found = world.find(issue.id());
    assertThat(found.activity().comments()).isEqualTo(1);
    assertThat(found.activity().lastAt()).isEqualTo(comment.createdAt());
  }

  @Test
  void an_external_id_is_taken_once_among_the_living_of_a_project() {
    world.open(world.anIssue().knownElsewhereAs("X-1"));

    assertThatTaken(() -> world.open(world.anIssue().knownElsewhereAs("X-1")));
    var elsewhere = world.anIssue().in(world.project("B").ref()).knownElsewhereAs("X-1");
    assertThat(world.open(elsewhere).externalId()).isEqualTo("X-1");
    assertThat(world.open(world.anIssue().knownElsewhereAs("x-1")).externalId()).isEqualTo("x-1");
  }

  @Test
  void an_external_id_given_twice_in_one_addition_is_refused() {
    var twice =
        List.of(world.anIssue().knownElsewhereAs("X-1"), world.anIssue().knownElsewhereAs("X-1"));

    assertThatTaken(() -> world.openAll(twice));
  }

  @Test
  void deleting_frees_an_external_id_and_restoring_needs_it_free() {
    var deleted = world.delete(world.open(world.anIssue().knownElsewhereAs("X-1")));
    var second = world.open(world.anIssue().knownElsewhereAs("X-1"));

    assertThatTaken(() -> world.restore(deleted));
    assertThat(world.find(deleted.id())).isEqualTo(deleted);

    world.delete(second);
    assertThat(world.restore(deleted).isDeleted()).isFalse();
  }

  @Test
  void a_move_to_a_project_where_the_external_id_is_taken_is_refused() {
    var other = world.project("B").ref();
    world.open(world.anIssue().in(other).knownElsewhereAs("X-1"));
    var issue = world.open(world.anIssue().knownElsewhereAs("X-1"));

    assertThatTaken(() -> world.edit(issue, edit().project(other).build()));
    assertThat(world.find(issue.id())).isEqualTo(issue);
  }

  /** Whichever of them comes first. */
  @Test
  void issues_that_change_places_keep_their_external_ids() {
    var other = world.project("B").ref();
    var third = world.project("C").ref();
    var here = world.open(world.anIssue().knownElsewhereAs("X-1"));
    var there = world.open(world.anIssue().in(other).knownElsewhereAs("X-1"));

    var swap = List.of(moved(here, other), moved(there, here.project()));
    assertThat(save(swap)).isTrue();
    assertThat(swap)
        .allSatisfy(one -> assertThat(world.find(one.issue().id())).isEqualTo(one.issue()));

    var chain = List.of(moved(swap.get(1).issue(), other), moved(swap.get(0).issue(), third));
    assertThat(save(chain)).isTrue();
    assertThat(chain)
        .allSatisfy(one -> assertThat(world.find(one.issue().id())).isEqualTo(one.issue()));
    assertThatTaken(() -> world.open(world.anIssue().in(third).knownElsewhereAs("X-1")));
    assertThat(world.open(world.anIssue().knownElsewhereAs("X-1")).externalId()).isEqualTo("X-1");
  }

  @Test
  void issues_that_change_places_are_saved_from_their_versions_alone() {
    var other = world.project("B").ref();
    var here = world.open(world.anIssue().knownElsewhereAs("X-1"));
    var there = world.open(world.anIssue().in(other).knownElsewhereAs("X-1"));
    var swap = List.of(moved(here, other), moved(there, here.project()));
    world.rename(there, "Faster");

    assertThatThrownBy(
            () ->
                world.write(
                    () -> {
                      assertThat(ports.issues().save(swap, world.by(world.bob()))).isFalse();
                      throw new IllegalStateException("undone");
                    }))
        .hasMessage("undone");

    assertThat(world.find(here.id())).isEqualTo(here);
  }

  private Changed moved(Issue issue, ProjectRef target) {
    return world.write(() -> world.changed(issue, edit().project(target).build()));
  }

  private boolean save(List<Changed> changes) {
    return world.write(() -> ports.issues().save(changes, world.by(world.bob())));
  }

  private List<String> entries(Issue issue) {
    return world.read(
        () ->
            ports.history().timeline(world.actor(), issue.id(), Pages.all()).items().stream()
                .map(entry -> entry.type())
                .toList());
  }

  static void assertThatTaken(Runnable work) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(
            Rejected.class,
            rejected ->
                assertThat(rejected.rejection())
                    .isInstanceOfSatisfying(
                        Rejection.NameTaken.class,
                        taken -> {
                          assertThat(taken.kind()).isEqualTo("issue");
                          assertThat(taken.name()).isEqualTo("X-1");
                        }));
  }
}
