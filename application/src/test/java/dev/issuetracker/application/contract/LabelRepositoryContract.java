package dev.issuetracker.application.contract;

import static dev.issuetracker.domain.IssueEdit.edit;
import static dev.issuetracker.domain.Together.together;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.issuetracker.application.history.Authorship;
import dev.issuetracker.domain.Color;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.Label;
import dev.issuetracker.domain.LabelName;
import dev.issuetracker.domain.LabelRef;
import dev.issuetracker.domain.Project;
import dev.issuetracker.domain.ProjectKey;
import dev.issuetracker.domain.Reference;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every keeper of labels keeps. */
public abstract class LabelRepositoryContract extends PortsContract {

  @Test
  void an_added_label_is_found_as_it_was_answered() {
    var name = new LabelName(world.named("Bug"));
    var at = world.now();

    var label = world.write(() -> ports.labels().add(name, "#d73a4a", "Something broke", at));

    assertThat(label).isEqualTo(new Label(label.id(), name, "#d73a4a", "Something broke", 0, at));
    assertThat(find(label.id())).hasValue(label);
    assertThat(find(Reference.LARGEST_ID)).isEmpty();
  }

  @Test
  void a_name_that_folds_to_a_taken_one_is_refused() {
    add("Bug");

    assertThatTaken(() -> add("bug"), world.named("bug"));
    assertThatTaken(() -> add("ＢＵＧ"), world.named("ＢＵＧ"));
  }

  @Test
  void ensuring_finds_what_exists_and_makes_the_rest() {
    var bug = add("Bug");

    var refs = world.labels("bug", "docs");

    assertThat(refs).hasSize(2).contains(bug.ref());
    var docs = refs.stream().filter(ref -> ref.id() != bug.id()).findFirst().orElseThrow();
    assertThat(docs.name()).isEqualTo(world.named("docs"));
    assertThat(docs.color()).isEqualTo(Color.byName(new LabelName(docs.name())));
    assertThat(find(docs.id()).orElseThrow().ref()).isEqualTo(docs);
  }

  @Test
  void ensuring_again_finds_the_same() {
    assertThat(world.labels("docs", "bug")).hasSameElementsAs(world.labels("bug", "docs"));
  }

  @Test
  void names_that_fold_to_the_same_are_one_label() {
    var refs = world.labels("Bug", "bug", "BUG", "Ｂｕｇ", "ʙug");

    assertThat(refs).hasSize(2).doesNotHaveDuplicates();
    var composed = world.label("caf\u00e9");
    assertThat(world.label("Cafe\u0301")).isEqualTo(composed);
    assertThat(composed.name()).isEqualTo(world.named("caf\u00e9"));
  }

  @Test
  void nothing_ensured_is_nothing_made() {
    assertThat(world.labels()).isEmpty();
  }

  @Test
  void a_saved_label_has_its_new_looks() {
    var label = add("Bug");
    var name = new LabelName(world.named("Defect"));
    var changed = new Label(label.id(), name, "#000000", "New", 0, label.createdAt());

    assertThat(world.write(() -> ports.labels().save(changed))).isEqualTo(changed);

    assertThat(find(label.id())).hasValue(changed);
    assertThat(world.label("bug").id()).isNotEqualTo(label.id());
    assertThat(world.label("DEFECT").id()).isEqualTo(label.id());
  }

  @Test
  void a_label_may_change_the_case_of_its_own_name() {
    var label = add("Bug");

    var saved = Renaming.of(ports, world).label(label.ref(), world.named("BUG"));

    assertThat(saved.name().value()).isEqualTo(world.named("BUG"));
  }

  @Test
  void a_label_cannot_take_the_name_of_another() {
    var label = add("Bug");
    add("Defect");

    assertThatTaken(
        () -> Renaming.of(ports, world).label(label.ref(), world.named("DEFECT")),
        world.named("DEFECT"));
    assertThat(find(label.id())).hasValue(label);
  }

  @Test
  void uses_are_counted_on_the_living_only() {
    var label = world.label("bug");
    world.open(world.anIssue().labelled(label));
    world.delete(world.open(world.anIssue().labelled(label)));
    world.open(world.anIssue());

    assertThat(uses(label)).isEqualTo(1);
  }

  @Test
  void a_label_tells_how_many_issues_carry_it() {
    var label = world.label("bug");
    var issue = world.open(world.anIssue().labelled(label));
    world.open(world.anIssue().labelled(label, world.label("docs")));

    assertThat(find(label.id()).orElseThrow().issueCount()).isEqualTo(2);
    world.edit(issue, edit().labels(List.of()).build());
    assertThat(find(label.id()).orElseThrow().issueCount()).isEqualTo(1);
    assertThat(Renaming.of(ports, world).label(label, world.named("x")).issueCount()).isEqualTo(1);
  }

  @Test
  void deleting_takes_it_off_its_issues_with_a_version_and_a_history_each() {
    var labels = world.labels("bug", "docs");
    var both = world.open(world.anIssue().labelled(labels.toArray(LabelRef[]::new)));
    var gone = world.delete(world.open(world.anIssue().labelled(labels.getFirst())));
    var without = world.open(world.anIssue().labelled(labels.getLast()));
    var by = world.by(world.alice());

    delete(labels.getFirst(), by);

    assertThat(find(labels.getFirst().id())).isEmpty();
    assertThat(world.find(without.id())).isEqualTo(without);
    assertThat(world.find(gone.id()).version()).isEqualTo(3);
    assertThat(world.find(gone.id()).labels()).isEmpty();
    var found = world.find(both.id());
    assertThat(found.labels()).containsExactly(labels.getLast());
    assertThat(found.version()).isEqualTo(2);
    assertThat(found.updatedAt()).isEqualTo(by.at());
    assertThat(found.activity().lastAt()).isEqualTo(by.at());
    assertThatRemovalIsTold(found, labels.getFirst());
  }

  private void assertThatRemovalIsTold(Issue issue, LabelRef label) {
    var entry = HistoryContract.timeline(world, ports.history(), issue).getLast();
    assertThat(entry.type()).isEqualTo("labels_changed");
    assertThat(entry.version()).isEqualTo(issue.version());
    assertThat(entry.actor()).isEqualTo(world.alice());
    assertThat(entry.details())
        .containsEntry("removed", List.of(label.name()))
        .containsEntry("added", List.of());
  }

  @Test
  void a_label_in_an_archived_project_says_in_which() {
    var label = world.label("bug");
    var old = world.project("Z");
    world.open(world.anIssue().in(old.ref()).labelled(label));
    world.open(world.anIssue().labelled(label));
    var gone = world.label("gone");
    world.delete(world.open(world.anIssue().in(old.ref()).labelled(gone)));
    assertThat(archivedWith(label)).isEmpty();

    archive(old);
    assertThat(archivedWith(label)).hasValue(old.key());
    assertThat(archivedWith(gone)).as("a deletion would be written there too").hasValue(old.key());
    assertThat(archivedWith(world.label("other"))).isEmpty();
  }

  private void archive(Project project) {
    var archived =
        new Project(
            project.id(),
            project.key(),
            project.name(),
            project.description(),
            project.owner(),
            true,
            project.createdAt(),
            world.now());
    world.write(() -> ports.projects().save(archived));
  }

  private Optional<ProjectKey> archivedWith(LabelRef label) {
    return world.read(() -> ports.labels().archivedWith(label.id()));
  }

  @Test
  void a_deleted_label_frees_its_name() {
    var label = world.label("bug");
    delete(label, world.by(world.alice()));

    assertThat(world.label("bug").id()).isNotEqualTo(label.id());
  }

  @Test
  void many_who_ensure_the_same_new_labels_in_different_orders_get_the_same() {
    var names = IntStream.range(0, 20).mapToObj(i -> "label " + i).toList();

    var all =
        together(
            8,
            thread -> {
              var mine = new ArrayList<>(names);
              Collections.rotate(mine, thread * 5);
              if (thread % 2 == 0) {
                Collections.reverse(mine);
              }
              return world.labels(mine.toArray(String[]::new));
            });

    assertThat(all).allSatisfy(refs -> assertThat(refs).hasSameElementsAs(all.getFirst()));
    assertThat(list(world.mark())).hasSize(names.size());
  }

  @Test
  void of_many_who_add_the_same_name_exactly_one_succeeds() {
    var added =
        together(
            8,
            thread -> {
              try {
                return add(thread % 2 == 0 ? "Bug" : "BUG").id() > 0;
              } catch (Rejected refused) {
                return false;
              }
            });

    assertThat(added).containsOnlyOnce(true);
  }

  @Test
  void a_held_label_can_be_deleted_while_others_put_it_on_issues() {
    var label = world.label("bug");
    var issues = world.openAll(IntStream.range(0, 6).mapToObj(i -> world.anIssue()).toList());

    together(
        issues.size() + 1,
        thread ->
            thread == issues.size()
                ? world.write(() -> heldAndDeleted(label))
                : Boolean.valueOf(labelsUnlessGone(issues.get(thread), label)));

    assertThat(find(label.id())).isEmpty();
    assertThat(issues).allSatisfy(issue -> assertThat(world.find(issue.id()).labels()).isEmpty());
  }

  private boolean heldAndDeleted(LabelRef label) {
    ports.labels().hold(label.id());
    ports.labels().delete(label.id(), world.by(world.alice()));
    return true;
  }

  /** Whoever comes too late finds the label gone, and makes a new one. */
  private boolean labelsUnlessGone(Issue issue, LabelRef label) {
    try {
      world.edit(issue, edit().labels(List.of(label)).build());
      return true;
    } catch (RuntimeException gone) {
      return false;
    }
  }

  private Label add(String name) {
    return world.write(
        () -> ports.labels().add(new LabelName(world.named(name)), "#ffffff", null, world.now()));
  }

  private void delete(LabelRef label, Authorship by) {
    world.write(
        () -> {
          ports.labels().hold(label.id());
          ports.labels().delete(label.id(), by);
          return label;
        });
  }

  private Optional<Label> find(long id) {
    return world.read(() -> ports.labels().find(id));
  }

  private long uses(LabelRef label) {
    return world.read(() -> ports.labels().uses(label.id()));
  }

  private List<Label> list(String q) {
    return world.read(() -> ports.labels().list(world.actor(), q, Pages.all())).items();
  }

  private static void assertThatTaken(Runnable work, String name) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(
            Rejected.class,
            rejected ->
                assertThat(rejected.rejection())
                    .isEqualTo(new Rejection.NameTaken("label", "name", name)));
  }
}
