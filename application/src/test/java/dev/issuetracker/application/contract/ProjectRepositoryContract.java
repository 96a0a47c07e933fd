package dev.issuetracker.application.contract;

import static dev.issuetracker.domain.Together.together;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.issuetracker.domain.Project;
import dev.issuetracker.domain.ProjectKey;
import dev.issuetracker.domain.Reference;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every keeper of projects keeps. */
public abstract class ProjectRepositoryContract extends PortsContract {

  @Test
  void the_first_project_is_there_from_the_start() {
    var main = find(new Reference.ByName(ProjectKey.MAIN.value())).orElseThrow();

    assertThat(main.key()).isEqualTo(ProjectKey.MAIN);
    assertThat(main.archived()).isFalse();
    assertThat(world.open(world.anIssue().in(main.ref())).project()).isEqualTo(main.ref());
  }

  @Test
  void an_added_project_is_found_by_id_and_by_key_as_it_was_answered() {
    var at = world.now();
    var key = new ProjectKey(world.project().key().value() + "X");
    var project =
        world.write(() -> ports.projects().add(key, "Web shop", "Sells", world.bob(), at));

    assertThat(project)
        .isEqualTo(new Project(project.id(), key, "Web shop", "Sells", world.bob(), false, at, at));
    assertThat(find(new Reference.ById(project.id()))).hasValue(project);
    assertThat(find(new Reference.ByName(key.value()))).hasValue(project);
  }

  @Test
  void what_is_not_there_is_not_found() {
    assertThat(find(new Reference.ById(Reference.LARGEST_ID))).isEmpty();
    assertThat(find(new Reference.ByName("NOSUCH99"))).isEmpty();
    assertThat(find(new Reference.ByName("no key"))).isEmpty();
  }

  @Test
  void a_key_is_given_once() {
    var key = world.project().key();

    assertThatThrownBy(() -> add(key))
        .isInstanceOfSatisfying(
            Rejected.class,
            rejected ->
                assertThat(rejected.rejection())
                    .isEqualTo(new Rejection.NameTaken("project", "key", key.value())));
  }

  @Test
  void a_saved_project_is_found_as_it_was_given() {
    var before = world.project();
    var issue = world.open(world.anIssue().in(before.ref()));
    var after =
        new Project(
            before.id(),
            before.key(),
            "New name",
            "Described",
            world.bob(),
            true,
            before.createdAt(),
            world.now());

    assertThat(world.write(() -> ports.projects().save(after))).isEqualTo(after);
    assertThat(find(new Reference.ById(before.id()))).hasValue(after);
    assertThat(world.find(issue.id()).project().archived()).isTrue();
  }

  @Test
  void owners_are_shown_by_the_names_that_they_have_now() {
    Renaming.of(ports, world).person(world.alice(), "Alice the Second");

    var found = find(new Reference.ById(world.project().id())).orElseThrow();

    assertThat(found.owner().name()).isEqualTo("Alice the Second");
  }

  @Test
  void projects_are_listed_in_the_order_of_their_keys() {
    world.project("C");
    world.project("BB");
    world.project("B");
    world.project("AZ");

    var listed = list(world.mark(), null);

    assertThat(listed).extracting(project -> project.key().value()).isSorted().hasSize(5);
    Pages.holds(
        listed,
        window ->
            world.read(() -> ports.projects().list(world.actor(), world.mark(), null, window)));
  }

  @Test
  void a_list_is_narrowed_by_a_part_of_name_or_key_in_any_case_taken_literally() {
    var project = world.project();
    var other = Renaming.of(ports, world).project(world.project("B"), world.named("Größe_1"));

    assertThat(list(project.key().value().toLowerCase(Locale.ROOT), null)).contains(project);
    assertThat(list(world.named("GRÖße_1"), null)).containsExactly(other);
    Renaming.of(ports, world).project(other, world.named("A\u030Ase"));
    assertThat(list(world.named("\u00E5se"), null)).hasSize(1);
    assertThat(list("%" + world.mark(), null)).isEmpty();
    assertThat(list("Größe%1" + world.mark(), null)).isEmpty();
  }

  @Test
  void a_list_is_narrowed_to_the_archived_or_to_the_others() {
    var open = world.project();
    var archived = archive(world.project("B"));

    assertThat(list(world.mark(), true)).containsExactly(archived);
    assertThat(list(world.mark(), false)).containsExactly(open);
    assertThat(list(world.mark(), null)).containsExactly(open, archived);
  }

  @Test
  void who_holds_a_project_is_not_overtaken() {
    var id = world.project().id();

    together(
        8,
        thread ->
            world.write(
                () -> {
                  ports.projects().hold(id);
                  var found = ports.projects().find(new Reference.ById(id)).orElseThrow();
                  var said = found.description() == null ? "" : found.description();
                  return ports.projects().save(described(found, said + thread));
                }));

    assertThat(find(new Reference.ById(id)).orElseThrow().description()).hasSize(8);
  }

  @Test
  void of_many_who_add_the_same_key_exactly_one_succeeds() {
    var key = new ProjectKey(world.project().key().value() + "X");
    var added =
        together(
            8,
            thread -> {
              try {
                return add(key).id() > 0;
              } catch (Rejected refused) {
                return false;
              }
            });

    assertThat(added).containsOnlyOnce(true);
  }

  private Project add(ProjectKey key) {
    return world.write(
        () -> ports.projects().add(key, "Project", null, world.alice(), world.now()));
  }

  private Project archive(Project project) {
    return world.write(
        () ->
            ports
                .projects()
                .save(
                    new Project(
                        project.id(),
                        project.key(),
                        project.name(),
                        project.description(),
                        project.owner(),
                        true,
                        project.createdAt(),
                        world.now())));
  }

  private Project described(Project project, String description) {
    return new Project(
        project.id(),
        project.key(),
        project.name(),
        description,
        project.owner(),
        project.archived(),
        project.createdAt(),
        world.now());
  }

  private Optional<Project> find(Reference reference) {
    return world.read(() -> ports.projects().find(reference));
  }

  private List<Project> list(String q, Boolean archived) {
    return world.read(() -> ports.projects().list(world.actor(), q, archived, Pages.all())).items();
  }
}
