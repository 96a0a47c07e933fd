package dev.issuetracker.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.issue.References.Found;
import dev.issuetracker.application.issue.References.Wanted;
import dev.issuetracker.domain.LabelName;
import dev.issuetracker.domain.Reference;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What everybody keeps who finds what requests name. */
public abstract class ReferencesContract extends PortsContract {
  private static final Set<String> NONE = Set.of();

  @Test
  void projects_are_found_by_key_and_by_id() {
    var project = world.project();
    var key = project.key().value();
    var id = Long.toString(project.id());

    assertThat(find(new Wanted(Set.of(key, id), NONE, NONE)).projects())
        .isEqualTo(Map.of(key, project.ref(), id, project.ref()));
  }

  @Test
  void people_are_found_by_username_and_by_id() {
    var bob = world.bob();
    var id = Long.toString(bob.id());

    var found = find(new Wanted(NONE, Set.of(bob.username(), id), NONE)).people();

    assertThat(found).containsOnlyKeys(bob.username(), id);
    assertThat(found.values()).allSatisfy(person -> assertThat(person.ref()).isEqualTo(bob));
  }

  @Test
  void labels_are_found_by_their_folded_names() {
    var label = world.label("Größe");
    var folded = LabelName.fold(world.named("GRÖSSE")); // not the same word
    var same = LabelName.fold(world.named("GRÖßE"));

    assertThat(find(new Wanted(NONE, NONE, Set.of(folded, same))).labels())
        .isEqualTo(Map.of(same, label));
  }

  @Test
  void all_kinds_are_found_in_one_look() {
    var label = world.label("bug");
    var folded = LabelName.fold(label.name());
    var key = world.project().key().value();
    var wanted = new Wanted(Set.of(key), Set.of(world.alice().username()), Set.of(folded));

    var found = find(wanted);

    assertThat(found.projects()).containsOnlyKeys(key);
    assertThat(found.people()).containsOnlyKeys(world.alice().username());
    assertThat(found.labels()).containsOnlyKeys(folded);
  }

  @Test
  void what_is_not_there_is_left_out() {
    var largest = Long.toString(Reference.LARGEST_ID);
    var wanted =
        new Wanted(
            Set.of("NOSUCH99", largest, "no key", "99999999999999999999"),
            Set.of("no-such-person", largest, "Größe", "99999999999999999999"),
            Set.of("no such label", ""));

    assertThat(find(wanted)).isEqualTo(new Found(Map.of(), Map.of(), Map.of()));
  }

  @Test
  void a_name_is_of_one_kind_only() {
    var alice = world.alice().username();
    var key = world.project().key().value();

    var found = find(new Wanted(Set.of(alice), Set.of(key), Set.of(alice, key)));

    assertThat(found).isEqualTo(new Found(Map.of(), Map.of(), Map.of()));
  }

  @Test
  void nothing_wanted_is_nothing_found() {
    assertThat(find(new Wanted(NONE, NONE, NONE)))
        .isEqualTo(new Found(Map.of(), Map.of(), Map.of()));
  }

  private Found find(Wanted wanted) {
    return world.read(() -> ports.references().find(wanted));
  }
}
