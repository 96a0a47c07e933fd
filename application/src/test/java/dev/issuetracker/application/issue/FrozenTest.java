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
    deactivate(carol);

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

  private void deactivate(Person person) {
    world.write(
        () ->
            ports
                .people()
                .save(
                    new Person(
                        person.id(),
                        person.username(),
                        person.name(),
                        person.role(),
                        false,
                        person.createdAt(),
                        world.now())));
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
