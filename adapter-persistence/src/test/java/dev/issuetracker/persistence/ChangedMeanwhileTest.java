package dev.issuetracker.persistence;

import static dev.issuetracker.domain.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.issue.BulkUseCases;
import dev.issuetracker.application.issue.Expected;
import dev.issuetracker.application.issue.IssueDetail;
import dev.issuetracker.application.issue.IssueUseCases;
import dev.issuetracker.application.label.LabelUseCases;
import dev.issuetracker.application.people.PersonPatch;
import dev.issuetracker.application.project.ProjectUseCases;
import dev.issuetracker.domain.Fault;
import dev.issuetracker.domain.Field;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.IssueDraft;
import dev.issuetracker.domain.IssueName;
import dev.issuetracker.domain.IssuePatch;
import dev.issuetracker.domain.LabelName;
import dev.issuetracker.domain.LabelRef;
import dev.issuetracker.domain.Person;
import dev.issuetracker.domain.Reference;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection;
import dev.issuetracker.domain.Role;
import dev.issuetracker.domain.Username;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who waits for somebody finds afterwards what others have changed, and had an answer to. */
class ChangedMeanwhileTest extends DatabaseTest {
  private IssueTracker tracker;
  private Actor admin;

  @BeforeAll
  void track() {
    tracker = IssueTracker.on(ports);
    admin = Actor.of(person("root", Role.ADMIN));
  }

  @Test
  void a_label_that_is_renamed_to_another_name_that_was_given_is_put_on_once() throws Exception {
    var first = tracker.labels().create(new LabelUseCases.Create(admin, "first", null, null));
    var draft = IssueDraft.titled("Labelled").withLabels(List.of("first", "new", "renamed"));

    var opened =
        whileWaitingFor(
            () -> ports.labels().ensure(List.of(new LabelName("new")), NOW),
            () -> tracker.issues().open(new IssueUseCases.Open(admin, draft)),
            () -> tracker.labels().change(renamed(Long.toString(first.id()), "renamed")));

    assertThat(((IssueDetail) opened).issue().labels())
        .extracting(LabelRef::id)
        .doesNotHaveDuplicates()
        .hasSize(2)
        .contains(first.id());
  }

  @Test
  void no_issue_leaves_a_project_once_that_is_archived() throws Exception {
    var left = project("LEFT").key().value();
    for (boolean many : new boolean[] {false, true}) {
      var issue = open("Moved", left);

      var refused =
          whileWaitingForTheIssue(
              issue,
              changing(issue, IssuePatch.none().withProject("WEB"), many),
              () -> tracker.projects().change(archived(left, true)));

      assertThat(reason(refused)).isInstanceOf(Rejection.ProjectIsArchived.class);
      assertThat(project(issue)).isEqualTo(left);
      tracker.projects().change(archived(left, false));
    }
  }

  @Test
  void nobody_is_given_work_once_he_is_deactivated() throws Exception {
    for (boolean many : new boolean[] {false, true}) {
      var carol = person("carol" + many, Role.DEVELOPER);
      var issue = open("Given away", "WEB");

      var refused =
          whileWaitingForTheIssue(
              issue,
              changing(issue, IssuePatch.none().withAssignee(carol.username().value()), many),
              () -> deactivate(carol));

      assertThat(refused)
          .isInstanceOfSatisfying(
              Rejection.Invalid.class,
              invalid ->
                  assertThat(invalid.faults()).extracting(Fault::code).containsExactly("inactive"));
      assertThat(tracker.issues().get(admin, ref(issue)).issue().assignee()).isNull();
    }
  }

  @Test
  void a_new_issue_is_not_given_to_somebody_who_is_deactivated_meanwhile() throws Exception {
    var dave = person("dave", Role.DEVELOPER);
    var draft =
        IssueDraft.titled("New").withLabels(List.of("slow")).withAssignee(dave.username().value());

    var refused =
        whileWaitingFor(
            () -> ports.labels().ensure(List.of(new LabelName("slow")), NOW),
            () -> tracker.issues().open(new IssueUseCases.Open(admin, draft)),
            () -> deactivate(dave));

    assertThat(refused).isInstanceOf(Rejection.Invalid.class);
  }

  @Test
  void who_deactivates_somebody_waits_for_who_is_giving_him_work() throws Exception {
    var erin = person("erin", Role.DEVELOPER);
    var deactivation = new FutureTask<>(() -> deactivate(erin));

    write(
        () -> {
          var given = anIssue(web.ref(), erin.ref(), "Given");
          ports.issues().add(List.of(given), by());
          Thread.startVirtualThread(deactivation);
          eventually("whoever deactivates waits", () -> waiting() > 0);
          return given;
        });

    assertThat(deactivation.get(30, TimeUnit.SECONDS).active()).isFalse();
  }

  @Test
  void who_loses_an_external_id_in_the_same_moment_is_told_who_has_it() throws Exception {
    var draft = IssueDraft.titled("Late").withProject("WEB").withExternalId("X-1");
    var many = new BulkUseCases.OpenMany(admin, List.of(IssueDraft.titled("Other"), draft), false);
    var here = open("Moved", "MAIN", "X-1");
    var moved =
        new BulkUseCases.Entry(
            "/0", "/0/id", here.id(), null, IssuePatch.none().withProject("WEB"));
    var move = new BulkUseCases.EditMany(admin, "", List.of(moved), false);
    for (Supplier<?> loser :
        List.<Supplier<?>>of(
            () -> tracker.issues().open(new IssueUseCases.Open(admin, draft)),
            () -> tracker.bulk().openMany(many),
            () -> tracker.bulk().editMany(move))) {
      var late = new FutureTask<>(() -> outcome(loser));
      var winner =
          write(
              () -> {
                var first = open("First", "WEB", "X-1");
                Thread.startVirtualThread(late);
                eventually("somebody waits", () -> waiting() > 0);
                return first;
              });

      assertThat(reason(late.get(30, TimeUnit.SECONDS)))
          .isInstanceOfSatisfying(
              Rejection.NameTaken.class,
              taken -> assertThat(taken.by()).isEqualTo(new IssueName(winner.id(), winner.key())));
      tracker.issues().delete(new IssueUseCases.Delete(admin, ref(winner), Expected.anything()));
    }
  }

  private Supplier<Object> changing(Issue issue, IssuePatch patch, boolean many) {
    var entry = new BulkUseCases.Entry("/0", "/0/id", issue.id(), null, patch);
    return many
        ? () -> tracker.bulk().editMany(new BulkUseCases.EditMany(admin, "", List.of(entry), false))
        : () ->
            tracker
                .issues()
                .edit(
                    new IssueUseCases.Edit(
                        admin, ref(issue), patch, Expected.version(issue.version()), false));
  }

  private Object whileWaitingForTheIssue(Issue issue, Supplier<?> waiting, Supplier<?> meanwhile)
      throws Exception {
    return whileWaitingFor(
        () -> {
          ports.issues().hold(List.of(issue.id()));
          return issue;
        },
        waiting,
        meanwhile);
  }

  /** What comes of the one who waits, be it a refusal, once the other has had his answer. */
  private Object whileWaitingFor(Supplier<?> held, Supplier<?> waiting, Supplier<?> meanwhile)
      throws Exception {
    var late = new FutureTask<>(() -> outcome(waiting));
    write(
        () -> {
          held.get();
          Thread.startVirtualThread(late);
          eventually("somebody waits", () -> waiting() > 0);
          return elsewhere(meanwhile::get);
        });
    return late.get(30, TimeUnit.SECONDS);
  }

  /** A transaction belongs to its thread. */
  private static <T> T elsewhere(Callable<T> work) {
    var task = new FutureTask<>(work);
    Thread.startVirtualThread(task);
    try {
      return task.get(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object outcome(Supplier<?> work) {
    try {
      return work.get();
    } catch (Rejected refused) {
      return refused.rejection();
    }
  }

  /** Of the only entry, if there were many. */
  private static Object reason(Object refused) {
    return refused instanceof Rejection.BulkRefused(var entries)
        ? entries.getFirst().reason()
        : refused;
  }

  private LabelUseCases.Change renamed(String label, String name) {
    return new LabelUseCases.Change(
        admin, label, new Field.Value<>(name), Field.absent(), Field.absent());
  }

  private ProjectUseCases.Change archived(String project, boolean archived) {
    return new ProjectUseCases.Change(
        admin,
        project,
        Field.absent(),
        Field.absent(),
        Field.absent(),
        new Field.Value<>(archived));
  }

  private Person deactivate(Person person) {
    return tracker
        .people()
        .change(admin, new Reference.ById(person.id()), PersonPatch.none().withActive(false));
  }

  private Person person(String name, Role role) {
    return write(() -> ports.people().add(new Username(name), name, role, null, NOW));
  }

  private Issue open(String title, String project) {
    return open(title, project, null);
  }

  private Issue open(String title, String project, @Nullable String externalId) {
    var draft = IssueDraft.titled(title).withProject(project).withExternalId(externalId);
    return tracker.issues().open(new IssueUseCases.Open(admin, draft)).issue();
  }

  private String project(Issue issue) {
    return tracker.issues().get(admin, ref(issue)).issue().project().key().value();
  }

  private static String ref(Issue issue) {
    return Long.toString(issue.id());
  }
}
