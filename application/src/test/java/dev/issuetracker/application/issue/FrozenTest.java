package dev.issuetracker.application.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Ports;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.comment.CommentUseCases;
import dev.issuetracker.application.contract.World;
import dev.issuetracker.application.history.HistoryUseCases;
import dev.issuetracker.application.issue.BulkUseCases.EditMany;
import dev.issuetracker.application.issue.BulkUseCases.Entry;
import dev.issuetracker.application.issue.BulkUseCases.MoveMany;
import dev.issuetracker.application.issue.BulkUseCases.OpenMany;
import dev.issuetracker.application.issue.IssueUseCases.AdjustLabels;
import dev.issuetracker.application.issue.IssueUseCases.Delete;
import dev.issuetracker.application.issue.IssueUseCases.Edit;
import dev.issuetracker.application.issue.IssueUseCases.Open;
import dev.issuetracker.application.issue.IssueUseCases.ReplaceLabels;
import dev.issuetracker.application.issue.IssueUseCases.Restore;
import dev.issuetracker.application.memory.InMemory;
import dev.issuetracker.application.project.ProjectUseCases;
import dev.issuetracker.domain.Field;
import dev.issuetracker.domain.FixedClock;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.IssueDraft;
import dev.issuetracker.domain.IssuePatch;
import dev.issuetracker.domain.Person;
import dev.issuetracker.domain.Project;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection;
import dev.issuetracker.domain.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What was put away stays as it is: archived projects, and people who left. */
class FrozenTest {
  private final Ports ports = InMemory.ports(FixedClock.at("2026-01-09T12:00:00Z"));
  private final World world = World.in(ports);
  private final IssueUseCases issues = new IssueUseCases(ports);
  private final BulkUseCases bulk = new BulkUseCases(ports);
  private final CommentUseCases comments = new CommentUseCases(ports);
  private final ProjectUseCases projects = new ProjectUseCases(ports);
  private final Actor manager = world.actor();
  private final Issue issue = world.open(world.anIssue());
  private final Issue deleted = world.delete(world.open(world.anIssue()));
  private final String ref = Long.toString(issue.id());

  @Test
  void an_archived_project_refuses_every_write() {
    world.comment(issue, "Before");
    archive(true);
    var edit = IssuePatch.none().withTitle("Changed");
    var entry = new Entry("/0", "/0/id", issue.id(), null, edit);

    Stream.<Runnable>of(
            () -> issues.open(new Open(manager, draft())),
            () -> issues.edit(new Edit(manager, ref, edit, Expected.version(1), false)),
            () -> issues.delete(new Delete(manager, ref, Expected.anything())),
            () -> issues.restore(new Restore(manager, "" + deleted.id(), Expected.anything())),
            () ->
                issues.replaceLabels(
                    new ReplaceLabels(manager, ref, List.of("bug"), Expected.anything())),
            () -> issues.adjustLabels(new AdjustLabels(manager, ref, List.of("bug"), List.of())),
            () -> comments.add(new CommentUseCases.Add(manager, ref, "After", null)),
            () -> bulk.openMany(new OpenMany(manager, List.of(draft()), false)),
            () -> bulk.editMany(new EditMany(manager, "", List.of(entry), false)),
            () -> bulk.moveMany(new MoveMany(manager, List.of(issue.id()), "closed", false)))
        .forEach(write -> assertThat(isArchived(refusal(write))).isTrue());
    assertThat(world.find(issue.id()).version()).isEqualTo(1);
  }

  @Test
  void what_cannot_be_changed_is_told_before_the_version_that_it_was_changed_from() {
    var edit = IssuePatch.none().withTitle("Changed");
    var gone = "" + deleted.id();
    var old = Expected.version(1);
    Stream.<Runnable>of(
            () -> issues.edit(new Edit(manager, gone, edit, old, false)),
            () -> issues.edit(new Edit(manager, gone, edit, old, true)),
            () -> issues.edit(new Edit(manager, gone, edit, new Expected(Set.of(1L), true), false)),
            () -> issues.delete(new Delete(manager, gone, old)),
            () -> issues.replaceLabels(new ReplaceLabels(manager, gone, List.of(), old)))
        .forEach(write -> assertThat(refusal(write)).isInstanceOf(Rejection.IssueIsDeleted.class));

    archive(true);
    var future = Expected.version(7);
    var entry = new Entry("/0", "/0/id", issue.id(), 7L, edit);
    Stream.<Runnable>of(
            () -> issues.edit(new Edit(manager, ref, edit, future, false)),
            () -> issues.edit(new Edit(manager, ref, edit, future, true)),
            () -> issues.delete(new Delete(manager, ref, future)),
            () -> issues.replaceLabels(new ReplaceLabels(manager, ref, List.of(), future)),
            () -> bulk.editMany(new EditMany(manager, "", List.of(entry), false)))
        .forEach(write -> assertThat(isArchived(refusal(write))).isTrue());
  }

  @Test
  void an_archived_project_takes_no_issue_from_elsewhere() {
    var elsewhere = world.open(world.anIssue().in(world.project("B").ref()));
    archive(true);
    var move =
        new IssuePatch(
            Field.absent(),
            Field.absent(),
            Field.absent(),
            Field.absent(),
            Field.absent(),
            Field.absent(),
            Field.of(key(world.project())),
            Field.absent());

    assertThat(
            refusal(
                () ->
                    issues.edit(
                        new Edit(manager, "" + elsewhere.id(), move, Expected.version(1), false))))
        .isInstanceOf(Rejection.ProjectIsArchived.class);
  }

  @Test
  void an_archived_project_is_read_as_before_and_comes_back() {
    world.comment(issue, "Before");
    archive(true);

    assertThat(issues.get(manager, ref).issue().title()).isEqualTo(issue.title());
    assertThat(comments.list(manager, ref, Window.first(20)).items()).hasSize(1);
    assertThat(new HistoryUseCases(ports).timeline(manager, ref, Window.first(20)).items())
        .hasSize(2);

    archive(false);
    comments.add(new CommentUseCases.Add(manager, ref, "After", null));
  }

  @Test
  void who_left_gets_no_new_work_and_is_still_named() {
    var carol = world.person("carol", Role.DEVELOPER);
    var hers = world.open(world.anIssue().assignedTo(carol.ref()).reportedBy(carol.ref()));
    world.deactivate(carol);

    var assign = IssuePatch.none().withAssignee(carol.username().value());
    assertThat(
            refusal(() -> issues.edit(new Edit(manager, ref, assign, Expected.version(1), false))))
        .isInstanceOfSatisfying(
            Rejection.Invalid.class,
            invalid -> assertThat(invalid.faults().getFirst().code()).isEqualTo("inactive"));

    var shown = issues.get(manager, "" + hers.id()).issue();
    assertThat(shown.assignee()).isEqualTo(carol.ref());
    assertThat(shown.reporter()).isEqualTo(carol.ref());
  }

  @Test
  void an_issue_of_somebody_who_left_is_changed_by_whoever_sends_back_whose_it_is() {
    var carol = world.person("carol", Role.DEVELOPER);
    var hers = "" + world.open(world.anIssue().assignedTo(carol.ref())).id();
    world.deactivate(carol);
    var patch = IssuePatch.none().withAssignee(carol.username().value());

    var first = new Edit(manager, hers, patch.withTitle("One"), Expected.version(1), false);
    assertThat(issues.edit(first).issue().title()).isEqualTo("One");
    assertThat(refusal(() -> issues.edit(first))).isInstanceOf(Rejection.StaleVersion.class);
    var merged =
        new Edit(manager, hers, patch.withStatus("in_progress"), Expected.version(1), true);
    assertThat(issues.edit(merged).issue().version()).isEqualTo(3);

    var id = Long.parseLong(hers);
    var entry = new Entry("/0", "/0/id", id, 3L, patch.withTitle("Two"));
    bulk.editMany(new EditMany(manager, "", List.of(entry), false));
    assertThat(world.find(id).title()).isEqualTo("Two");
    assertThat(world.find(id).assignee()).isEqualTo(carol.ref());

    issues.edit(
        new Edit(manager, hers, IssuePatch.none().withAssignee(null), Expected.version(4), false));
    var back = new Edit(manager, hers, patch, Expected.version(4), true);
    assertThat(issues.edit(back).issue().assignee()).as("not touched since version 4").isNull();
    assertThat(
            codes(
                refusal(
                    () -> issues.edit(new Edit(manager, hers, patch, Expected.version(5), false)))))
        .containsExactly("/assignee inactive");
    var again = new Entry("/0", "/0/id", id, null, patch);
    assertThat(
            codes(refusal(() -> bulk.editMany(new EditMany(manager, "", List.of(again), false)))))
        .containsExactly("/0/assignee inactive");
  }

  private static List<String> codes(Rejection refusal) {
    return ((Rejection.Invalid) refusal)
        .faults().stream().map(fault -> fault.pointer() + " " + fault.code()).toList();
  }

  @Test
  void a_project_of_somebody_who_left_stays_his_until_somebody_else_has_it() {
    var carol = world.person("carol", Role.MANAGER);
    var hers = world.project("C");
    projects.change(owned(hers, carol));
    world.deactivate(carol);

    assertThat(projects.change(owned(hers, carol)).owner()).isEqualTo(carol.ref());
    projects.change(owned(hers, world.person("dave", Role.MANAGER)));
    assertThat(codes(refusal(() -> projects.change(owned(hers, carol)))))
        .containsExactly("/owner unknown");
  }

  private ProjectUseCases.Change owned(Project project, Person owner) {
    return new ProjectUseCases.Change(
        manager,
        project.key().value(),
        Field.absent(),
        Field.absent(),
        Field.of(owner.username().value()),
        Field.absent());
  }

  @Test
  void of_labels_to_take_off_each_is_looked_for_however_often_another_stands_there() {
    world.label("bug");
    var often = new ArrayList<>(Collections.nCopies(100, world.named("bug")));
    often.add("nobody knows it");

    assertThat(
            codes(
                refusal(
                    () -> issues.adjustLabels(new AdjustLabels(manager, ref, List.of(), often)))))
        .containsExactly("/remove/100 unknown");
  }

  private IssueDraft draft() {
    return new IssueDraft(
        "New", null, null, null, null, key(world.project()), null, null, List.of(), null, null);
  }

  private static String key(Project project) {
    return project.key().toString();
  }

  private void archive(boolean archived) {
    projects.change(
        new ProjectUseCases.Change(
            manager,
            key(world.project()),
            Field.absent(),
            Field.absent(),
            Field.absent(),
            Field.of(archived)));
  }

  private static boolean isArchived(Rejection refusal) {
    return switch (refusal) {
      case Rejection.ProjectIsArchived ignored -> true;
      case Rejection.BulkRefused(var entries) ->
          entries.stream().allMatch(entry -> isArchived(entry.reason()));
      default -> false;
    };
  }

  private static Rejection refusal(Runnable work) {
    var refused = new Rejection[1];
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(Rejected.class, rejected -> refused[0] = rejected.rejection());
    return refused[0];
  }
}
