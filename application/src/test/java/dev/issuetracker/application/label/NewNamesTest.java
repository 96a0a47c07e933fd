package dev.issuetracker.application.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.Ports;
import dev.issuetracker.application.contract.World;
import dev.issuetracker.application.issue.Drafts;
import dev.issuetracker.application.issue.IssueUseCases;
import dev.issuetracker.application.memory.InMemory;
import dev.issuetracker.application.people.PeopleUseCases.NewPerson;
import dev.issuetracker.application.people.PersonPatch;
import dev.issuetracker.application.project.ProjectUseCases;
import dev.issuetracker.domain.Fault;
import dev.issuetracker.domain.Field;
import dev.issuetracker.domain.FixedClock;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.IssueDraft;
import dev.issuetracker.domain.LabelName;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Nobody gives a name that looks like another one; those that there are stay of use. */
class NewNamesTest {
  private static final String ODD = "bug\u200B";

  private final Ports ports = InMemory.ports(FixedClock.at("2026-01-09T12:00:00Z"));
  private final IssueTracker tracker = IssueTracker.on(ports);
  private final World world = World.in(ports);
  private final Actor manager = world.actor();

  @Test
  void a_label_is_neither_made_nor_renamed_nor_made_by_the_way() {
    var bug =
        tracker.labels().create(new LabelUseCases.Create(manager, "bug", null, null)).id() + "";
    var name = Field.of(ODD);

    assertThat(faults(() -> create(ODD))).containsExactly("/name invisible_character");
    assertThat(faults(() -> create("\u3164"))).containsExactly("/name invisible_character");
    assertThat(faults(() -> tracker.labels().change(renamed(bug, name))))
        .containsExactly("/name invisible_character");
    assertThat(faults(() -> open("fine", ODD))).containsExactly("/labels/1 invisible_character");
    assertThat(imported(ODD)).containsExactly("/labels/0 invisible_character");
  }

  @Test
  void an_old_one_is_put_on_issues_like_any_other() {
    world.write(() -> ports.labels().ensure(List.of(new LabelName(ODD)), world.now()));

    assertThat(open("fine", ODD).labels()).extracting("name").containsExactly(ODD, "fine");
    assertThat(imported(ODD)).isEmpty();
  }

  @Test
  void people_and_projects_are_told_apart_too() {
    var admin = new NewPerson("mallory", "Administrator\u200B", null, "viewer");
    var turned = PersonPatch.none().withName("\u202EnimdA");
    var project = new ProjectUseCases.Create(manager, "EVIL", "Web\u00ADshop", null, null);

    assertThat(admin.faults()).extracting(Fault::code).containsExactly("invisible_character");
    assertThat(turned.faults()).extracting(Fault::code).containsExactly("invisible_character");
    assertThat(project.faults()).extracting(Fault::code).containsExactly("invisible_character");
  }

  private Object create(String name) {
    return tracker.labels().create(new LabelUseCases.Create(manager, name, null, null));
  }

  private LabelUseCases.Change renamed(String label, Field<String> name) {
    return new LabelUseCases.Change(manager, label, name, Field.absent(), Field.absent());
  }

  private Issue open(String... labels) {
    var draft = IssueDraft.titled("Sample").withLabels(List.of(labels));
    return tracker.issues().open(new IssueUseCases.Open(manager, draft)).issue();
  }

  private List<String> imported(String label) {
    var drafts = List.of(IssueDraft.titled("Sample").withLabels(List.of(label)));
    var judge = new Drafts(ports.references(), ports.labels());
    return told(world.read(() -> judge.judgeEach(drafts, true, world.now()).faults(0)).stream());
  }

  private static List<String> faults(ThrowingCallable work) {
    var told = new ArrayList<String>();
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            Rejected.class,
            refused ->
                told.addAll(told(((Rejection.Invalid) refused.rejection()).faults().stream())));
    return told;
  }

  private static List<String> told(Stream<Fault> faults) {
    return faults.map(fault -> fault.pointer() + " " + fault.code()).toList();
  }
}
