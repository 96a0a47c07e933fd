package dev.issuetracker.application.contract;

import static dev.issuetracker.domain.Together.together;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.issuetracker.application.people.PersonRepository.Filter;
import dev.issuetracker.domain.Person;
import dev.issuetracker.domain.Reference;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection;
import dev.issuetracker.domain.Role;
import dev.issuetracker.domain.Username;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every keeper of people keeps. */
public abstract class PersonRepositoryContract extends PortsContract {
  private static final Instant CHANGED = Instant.parse("2026-02-01T00:00:00Z");

  @Test
  void an_added_person_is_found_by_id_and_by_username_as_it_was_answered() {
    var username = new Username(world.named("zoe"));
    var at = world.now();

    var zoe = world.write(() -> ports.people().add(username, "Zoë 🐛", Role.VIEWER, null, at));

    assertThat(zoe).isEqualTo(new Person(zoe.id(), username, "Zoë 🐛", Role.VIEWER, true, at, at));
    assertThat(find(new Reference.ById(zoe.id()))).hasValue(zoe);
    assertThat(find(new Reference.ByName(username.value()))).hasValue(zoe);
  }

  @Test
  void who_is_not_there_is_not_found() {
    assertThat(find(new Reference.ById(Reference.LARGEST_ID))).isEmpty();
    assertThat(find(new Reference.ByName("no-such-person"))).isEmpty();
    assertThat(find(new Reference.ByName("Not a username"))).isEmpty();
  }

  @Test
  void a_username_is_given_once() {
    var taken = world.alice().username();

    assertThatThrownBy(() -> add(taken))
        .isInstanceOfSatisfying(
            Rejected.class,
            rejected ->
                assertThat(rejected.rejection())
                    .isEqualTo(new Rejection.NameTaken("user", "username", taken)));
  }

  @Test
  void a_saved_person_is_found_as_it_was_given() {
    var before = world.person("carol", Role.VIEWER);
    var after =
        new Person(
            before.id(),
            before.username(),
            "Caroline",
            Role.DEVELOPER,
            false,
            before.createdAt(),
            world.now());

    assertThat(world.write(() -> ports.people().save(after))).isEqualTo(after);
    assertThat(find(new Reference.ById(before.id()))).hasValue(after);
  }

  @Test
  void a_password_hash_is_kept_apart() {
    var username = new Username(world.named("zoe"));
    var zoe =
        world.write(() -> ports.people().add(username, "Zoë", Role.VIEWER, "first", world.now()));

    assertThat(hash(zoe)).hasValue("first");
    assertThat(world.read(() -> ports.people().passwordHash(world.alice().id()))).isEmpty();

    set(zoe, "second");
    assertThat(find(new Reference.ById(zoe.id()))).map(Person::updatedAt).hasValue(CHANGED);
    Renaming.of(ports, world).person(zoe.ref(), "Zoe");

    assertThat(hash(zoe)).hasValue("second");
    assertThat(world.read(() -> ports.people().passwordHash(Reference.LARGEST_ID))).isEmpty();
  }

  private void set(Person person, String hash) {
    world.write(
        () -> {
          ports.people().setPasswordHash(person.id(), hash, CHANGED);
          return person;
        });
  }

  @Test
  void people_are_listed_in_the_order_of_their_usernames_letter_by_letter() {
    for (var name : List.of("a_b", "ab", "a-b", "a.b", "a1", "b")) {
      world.person(name, Role.VIEWER);
    }

    var listed = list(new Filter(world.mark(), Role.VIEWER, null));

    assertThat(listed)
        .extracting(person -> person.username().value())
        .containsExactly(
            world.named("a-b"),
            world.named("a.b"),
            world.named("a1"),
            world.named("a_b"),
            world.named("ab"),
            world.named("b"));
    Pages.holds(
        listed,
        window ->
            world.read(
                () ->
                    ports
                        .people()
                        .list(world.actor(), new Filter(world.mark(), Role.VIEWER, null), window)));
  }

  @Test
  void a_list_is_narrowed_by_a_part_of_username_or_name_in_any_case_taken_literally() {
    var carol = world.person("carol", Role.VIEWER);
    Renaming.of(ports, world).person(carol.ref(), world.named("Größe_1"));

    assertThat(list(new Filter(world.named("CAROL"), null, null))).hasSize(1);
    assertThat(list(new Filter(world.named("GRÖße_1"), null, null))).hasSize(1);
    assertThat(list(new Filter(world.named("größe%1"), null, null))).isEmpty();
    assertThat(list(new Filter("%" + world.mark(), null, null))).isEmpty();
  }

  @Test
  void a_letter_is_found_however_its_mark_was_typed() {
    var carol = world.person("carol", Role.VIEWER);
    var dave = world.person("dave", Role.VIEWER);
    Renaming.of(ports, world).person(carol.ref(), world.named("A\u030Ase"));
    Renaming.of(ports, world).person(dave.ref(), world.named("\u00C5se"));

    for (var typed : List.of("\u00E5se", "a\u030Ase")) {
      assertThat(list(new Filter(world.named(typed), null, null))).as(typed).hasSize(2);
    }
  }

  @Test
  void a_list_is_narrowed_by_role_and_by_being_active() {
    var carol = world.person("carol", Role.VIEWER);
    var dave = deactivated(world.person("dave", Role.VIEWER));

    assertThat(list(new Filter(world.mark(), Role.VIEWER, null))).containsExactly(carol, dave);
    assertThat(list(new Filter(world.mark(), Role.VIEWER, true))).containsExactly(carol);
    assertThat(list(new Filter(world.mark(), null, false))).containsExactly(dave);
    assertThat(list(new Filter(world.mark(), Role.ADMIN, null))).isEmpty();
  }

  @Test
  void active_admins_are_counted() {
    var before = admins();
    world.person("root", Role.ADMIN);
    deactivated(world.person("gone", Role.ADMIN));

    assertThat(admins()).isEqualTo(before + 1);
  }

  @Test
  void of_many_admins_who_all_step_back_the_last_one_stays() {
    var before = admins();
    var all = IntStream.range(0, 6).mapToObj(i -> world.person("admin" + i, Role.ADMIN)).toList();

    together(all.size(), thread -> stepsBackUnlessLast(all.get(thread), before));

    assertThat(admins()).isEqualTo(before + 1);
  }

  private boolean stepsBackUnlessLast(Person admin, long others) {
    return world.write(
        () -> {
          ports.people().holdAdmins();
          if (ports.people().countActiveAdmins() == others + 1) {
            return false;
          }
          deactivated(admin);
          return true;
        });
  }

  @Test
  void of_many_who_add_the_same_username_exactly_one_succeeds() {
    var added =
        together(
            8,
            thread -> {
              try {
                return add(world.named("same")).id() > 0;
              } catch (Rejected refused) {
                return false;
              }
            });

    assertThat(added).containsOnlyOnce(true);
  }

  private Person add(String username) {
    return world.write(
        () ->
            ports.people().add(new Username(username), "Somebody", Role.VIEWER, null, world.now()));
  }

  private Person deactivated(Person person) {
    return world.write(
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

  private Optional<Person> find(Reference reference) {
    return world.read(() -> ports.people().find(reference));
  }

  private Optional<String> hash(Person person) {
    return world.read(() -> ports.people().passwordHash(person.id()));
  }

  private long admins() {
    return world.read(() -> ports.people().countActiveAdmins());
  }

  private List<Person> list(Filter filter) {
    return world.read(() -> ports.people().list(world.actor(), filter, Pages.all())).items();
  }
}
