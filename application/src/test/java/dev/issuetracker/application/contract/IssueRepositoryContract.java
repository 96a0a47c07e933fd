package dev.issuetracker.application.contract;

import static dev.issuetracker.domain.IssueEdit.edit;
import static dev.issuetracker.domain.IssueFixture.DAWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.IssueKey;
import dev.issuetracker.domain.Priority;
import dev.issuetracker.domain.Reference;
import dev.issuetracker.domain.Status;
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

  private Optional<Issue> byId(long id) {
    return world.read(() -> ports.issues().find(new Reference.ById(id)));
  }

  private Optional<Issue> byKey(String key) {
    return world.read(() -> ports.issues().find(new Reference.ByName(key)));
  }
}
