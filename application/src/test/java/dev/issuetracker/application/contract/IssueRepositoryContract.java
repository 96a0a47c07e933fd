package dev.issuetracker.application.contract;

import static dev.issuetracker.domain.IssueEdit.edit;
import static dev.issuetracker.domain.IssueFixture.DAWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.issuetracker.domain.Changed;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.IssueKey;
import dev.issuetracker.domain.Priority;
import dev.issuetracker.domain.Reference;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection;
import dev.issuetracker.domain.Status;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every keeper of issues keeps when nobody else is about. */
public abstract class IssueRepositoryContract extends PortsContract {

  @Test
  void an_added_issue_is_found_as_it_was_answered() {
    var label = world.label("bug");
    var full =
        world
            .anIssue()
            .titled("Ärger mit 🐛")
            .saying("Line one\n\tline two")
            .with(Status.IN_PROGRESS)
            .with(Priority.CRITICAL)
            .due("2026-02-28")
            .knownElsewhereAs("X-1")
            .assignedTo(world.alice())
            .labelled(label);

    var issue = world.open(full);

    assertThat(issue)
        .usingRecursiveComparison()
        .ignoringFields("id", "number", "activity")
        .isEqualTo(full.build());
    assertThat(issue.version()).isEqualTo(1);
    assertThat(issue.activity().comments()).isZero();
    assertThat(issue.activity().attachments()).isZero();
    assertThat(world.find(issue.id())).isEqualTo(issue);
  }

  @Test
  void a_bare_issue_is_found_as_it_was_answered() {
    var issue = world.open(world.anIssue());

    assertThat(issue.description()).isNull();
    assertThat(issue.assignee()).isNull();
    assertThat(issue.dueDate()).isNull();
    assertThat(issue.labels()).isEmpty();
    assertThat(issue.activity().lastAt()).isEqualTo(issue.updatedAt());
    assertThat(world.find(issue.id())).isEqualTo(issue);
  }

  @Test
  void the_times_that_an_import_brings_are_kept() {
    var closed = world.open(world.anIssue().closedAt(DAWN).createdAt(DAWN.minusSeconds(5)));

    assertThat(closed.createdAt()).isEqualTo(DAWN.minusSeconds(5));
    assertThat(closed.resolvedAt()).isEqualTo(DAWN);
    assertThat(closed.closedAt()).isEqualTo(DAWN);
    assertThat(world.find(closed.id())).isEqualTo(closed);
  }

  @Test
  void many_are_answered_in_the_order_given_with_growing_ids_and_numbers() {
    var issues =
        world.openAll(
            List.of(
                world.anIssue().titled("zebra"),
                world.anIssue().titled("ant"),
                world.anIssue().titled("mole")));

    assertThat(issues).extracting(Issue::title).containsExactly("zebra", "ant", "mole");
    assertThat(issues).extracting(Issue::id).isSorted().doesNotHaveDuplicates();
    assertThat(issues).extracting(Issue::number).isSorted().doesNotHaveDuplicates();
    assertThat(issues).allSatisfy(issue -> assertThat(world.find(issue.id())).isEqualTo(issue));
  }

  @Test
  void many_in_several_projects_get_numbers_of_their_own_project() {
    var other = world.project("B").ref();
    var issues =
        world.openAll(
            List.of(world.anIssue(), world.anIssue().in(other), world.anIssue().in(other)));

    assertThat(issues)
        .allSatisfy(issue -> assertThat(byKey(issue.key().toString())).hasValue(issue));
    assertThat(issues.get(2).number()).isGreaterThan(issues.get(1).number());
  }

  @Test
  void nothing_added_is_nothing_answered() {
    assertThat(world.openAll(List.of())).isEmpty();
  }

  @Test
  void numbers_grow_and_never_come_twice() {
    var project = world.project().ref();
    var issue = world.open(world.anIssue());
    var numbers = world.write(() -> ports.issues().nextNumbers(project, 3));
    var more = world.write(() -> ports.issues().nextNumbers(project, 2));
    var later = world.open(world.anIssue());

    assertThat(numbers).hasSize(3).isSorted().doesNotHaveDuplicates();
    assertThat(numbers.getFirst()).isGreaterThan(issue.number());
    assertThat(more).hasSize(2);
    assertThat(more.getFirst()).isGreaterThan(numbers.getLast());
    assertThat(later.number()).isGreaterThan(more.getLast());
  }

  @Test
  void a_number_is_not_given_back_by_a_write_that_fails() {
    var project = world.project().ref();
    var lost = new long[1];
    assertThatThrownBy(
        () ->
            world.write(
                () -> {
                  lost[0] = ports.issues().nextNumbers(project, 1).getFirst();
                  throw new IllegalStateException("undone");
                }));

    assertThat(world.write(() -> ports.issues().nextNumbers(project, 1)).getFirst())
        .isGreaterThan(lost[0]);
  }

  @Test
  void an_issue_is_found_by_id_and_by_key() {
    var issue = world.open(world.anIssue());

    assertThat(byId(issue.id())).hasValue(issue);
    assertThat(byKey(issue.key().toString())).hasValue(issue);
  }

  @Test
  void what_is_not_there_is_not_found() {
    var issue = world.open(world.anIssue());

    assertThat(byId(Reference.LARGEST_ID)).isEmpty();
    assertThat(byKey(new IssueKey(issue.project().key(), 999_999_999).toString())).isEmpty();
    assertThat(byKey("NOSUCH99-1")).isEmpty();
    assertThat(byKey("no key at all")).isEmpty();
    assertThat(byKey("")).isEmpty();
  }

  @Test
  void after_a_move_the_old_key_and_the_new_one_find_the_issue() {
    var issue = world.open(world.anIssue());
    var other = world.project("B").ref();
    var moved = world.edit(issue, edit().project(other).build());
    var back = world.edit(moved, edit().project(world.project().ref()).build());

    assertThat(moved.key().project()).isEqualTo(other.key());
    assertThat(back.number()).isGreaterThan(issue.number());
    assertThat(byKey(issue.key().toString())).hasValue(back);
    assertThat(byKey(moved.key().toString())).hasValue(back);
    assertThat(byKey(back.key().toString())).hasValue(back);
  }

  @Test
  void the_deleted_are_found_too() {
    var issue = world.open(world.anIssue());
    var deleted = world.delete(issue);

    assertThat(deleted.deletion().by()).isEqualTo(world.alice());
    assertThat(byId(issue.id())).hasValue(deleted);
    assertThat(byKey(issue.key().toString())).hasValue(deleted);
  }

  @Test
  void many_are_found_in_the_order_of_their_ids_and_strangers_left_out() {
    var issues = world.openAll(List.of(world.anIssue(), world.anIssue(), world.anIssue()));
    world.delete(issues.get(1));
    var ids = issues.stream().map(Issue::id).toList();
    var asked =
        List.of(ids.get(2), Reference.LARGEST_ID, ids.get(0), ids.get(1), ids.get(2), ids.get(0));

    var found = world.read(() -> ports.issues().findAll(asked));

    assertThat(found).extracting(Issue::id).containsExactlyElementsOf(ids);
    assertThat(found).allSatisfy(issue -> assertThat(issue).isEqualTo(world.find(issue.id())));
    assertThat(world.read(() -> ports.issues().findAll(List.of()))).isEmpty();
  }

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

  @Test
  void names_are_shown_as_they_are_now() {
    var label = world.label("bug");
    var issue = world.open(world.anIssue().assignedTo(world.alice()).labelled(label));
    Renaming.of(ports, world).person(world.alice(), "Alice the Second");
    Renaming.of(ports, world).label(label, world.named("defect"));
    Renaming.of(ports, world).project(world.project(), "New name");

    var found = world.find(issue.id());

    assertThat(found.assignee().name()).isEqualTo("Alice the Second");
    assertThat(found.labels().getFirst().name()).isEqualTo(world.named("defect"));
    assertThat(found.project().name()).isEqualTo("New name");
    assertThat(found.version()).isEqualTo(1);
    assertThat(found.updatedAt()).isEqualTo(issue.updatedAt());
  }

  private boolean save(List<Changed> changes) {
    return world.write(() -> ports.issues().save(changes, world.by(world.bob())));
  }

  private Optional<Issue> byId(long id) {
    return world.read(() -> ports.issues().find(new Reference.ById(id)));
  }

  private Optional<Issue> byKey(String key) {
    return world.read(() -> ports.issues().find(new Reference.ByName(key)));
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
                          assertThat(taken.kind()).isEqualTo("external_id");
                          assertThat(taken.name()).isEqualTo("X-1");
                        }));
  }
}
