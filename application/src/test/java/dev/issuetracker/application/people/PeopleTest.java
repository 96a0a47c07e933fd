package dev.issuetracker.application.people;

import static dev.issuetracker.application.people.House.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.Action;
import dev.issuetracker.application.Actor;
import dev.issuetracker.domain.Fault;
import dev.issuetracker.domain.Field;
import dev.issuetracker.domain.Person;
import dev.issuetracker.domain.Reference;
import dev.issuetracker.domain.Rejection;
import dev.issuetracker.domain.Role;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PeopleTest {
  private final House house = new House();

  @Test
  void the_first_admin_is_made_once_and_owns_the_first_project() {
    assertThat(house.admin.role()).isEqualTo(Role.ADMIN);
    assertThat(house.tracker.operator().firstAdmin("another password")).isEmpty();
    var main = house.ports.transactions().read(() -> house.ports.projects().find(name("MAIN")));
    assertThat(main.orElseThrow().owner()).isEqualTo(house.admin.person());
  }

  @Test
  void a_lost_password_is_replaced_by_a_random_one_and_the_sign_ins_end() {
    var before = house.signIn("admin");

    var keyed = house.tracker.operator().resetPassword("admin", null);

    assertThat(keyed.generated()).hasSize(20);
    assertThat(house.opens(before.secret())).isFalse();
    assertThat(house.signIn("admin", keyed.generated(), House.HERE)).isNotNull();
    assertThat(refusal(() -> house.tracker.operator().resetPassword("nobody", null)))
        .isEqualTo(new Rejection.NotFound("user", "nobody"));
  }

  @Test
  void a_new_password_lets_in_whoever_had_too_many_wrong_ones() {
    var alice = house.person("alice", "developer");
    guess("admin");
    guess("alice");

    var keyed = house.tracker.operator().resetPassword("Admin", null);
    house
        .tracker
        .people()
        .change(
            house.admin,
            new Reference.ById(alice.id()),
            PersonPatch.none().withPassword("battery staple"));

    house.pauses.clear();
    assertThat(house.signIn("admin", keyed.generated(), House.HERE)).isNotNull();
    assertThat(house.signIn("alice", "battery staple", House.HERE)).isNotNull();
    assertThat(house.pauses).isEmpty();
  }

  @Test
  void a_new_name_forgets_no_wrong_password() {
    var alice = house.person("alice", "developer");
    guess("alice");

    house
        .tracker
        .people()
        .change(
            house.admin, new Reference.ById(alice.id()), PersonPatch.none().withName("Alice A."));

    assertThat(refusal(() -> house.signIn("alice"))).isInstanceOf(Rejection.TooManyAttempts.class);
  }

  private void guess(String username) {
    for (int times = 0; times < 10; times++) {
      refusal(() -> house.signIn(username, "a wrong password", House.HERE));
    }
    assertThat(refusal(() -> house.signIn(username))).isInstanceOf(Rejection.TooManyAttempts.class);
  }

  @Test
  void a_program_signs_its_own_token_out_and_manages_no_other() {
    var alice = Actor.of(house.person("alice", "viewer"));
    var tokens = house.tracker.tokens();
    var secret = tokens.create(alice, new NewToken("robot", "read", null)).secret();
    var other = tokens.create(alice, new NewToken("other", "read", null)).secret();
    var bearer = house.bearer(secret);

    assertThat(refusal(() -> tokens.create(bearer.actor(), new NewToken("more", "read", null))))
        .isInstanceOf(Rejection.NotPermitted.class);
    house.tracker.signIn().signOut(bearer.actor(), bearer.tokenId());

    assertThat(house.opens(secret)).isFalse();
    assertThat(house.opens(other)).isTrue();
  }

  @Test
  void who_asks_is_found_by_name_unless_he_is_deactivated() {
    var alice = house.person("alice", "developer");
    var operator = house.tracker.operator();

    assertThat(operator.active("Alice")).contains(alice);
    assertThat(operator.active("nobody")).isEmpty();
    change(alice, PersonPatch.none().withActive(false));
    assertThat(operator.active("alice")).isEmpty();
  }

  @Test
  void who_is_deactivated_loses_all_tokens_for_good() {
    var alice = house.person("alice", "developer");
    var signIn = house.signIn("alice").secret();
    var token = token(Actor.of(alice));

    var gone = change(alice, PersonPatch.none().withActive(false));

    assertThat(gone.active()).isFalse();
    assertThat(house.opens(signIn)).isFalse();
    assertThat(house.opens(token)).isFalse();
    assertThat(house.revoked).contains(alice.id());
    change(alice, PersonPatch.none().withActive(true));
    assertThat(house.opens(signIn)).isFalse();
    assertThat(house.opens(token)).isFalse();
  }

  @Test
  void who_is_no_admin_any_more_makes_none_with_what_others_remember_of_him() {
    var second = house.person("second", "admin");
    var remembered = Actor.of(second);
    var third = new PeopleUseCases.NewPerson("third", "Third", null, "admin");
    var alice = new Reference.ById(house.person("alice", "viewer").id());
    var promoted = PersonPatch.none().withRole("admin");

    change(second, PersonPatch.none().withRole("manager"));

    assertThat(refusal(() -> house.tracker.people().create(remembered, third)))
        .isInstanceOf(Rejection.NotPermitted.class);
    assertThat(refusal(() -> house.tracker.people().change(remembered, alice, promoted)))
        .isInstanceOf(Rejection.NotPermitted.class);

    change(second, PersonPatch.none().withRole("admin").withActive(false));

    assertThat(refusal(() -> house.tracker.people().create(remembered, third)))
        .isEqualTo(new Rejection.ShutOut());
    assertThat(refusal(() -> house.tracker.people().change(remembered, alice, promoted)))
        .isEqualTo(new Rejection.ShutOut());
    assertThat(refusal(() -> house.tracker.people().changeOwnName(remembered, Field.of("Nobody"))))
        .isEqualTo(new Rejection.ShutOut());
  }

  @Test
  void the_last_active_admin_stays_one() {
    var admin = house.admin.person();
    var second = house.person("second", "admin");

    change(second, PersonPatch.none().withRole("viewer"));

    assertThat(refusal(() -> changeMe(PersonPatch.none().withRole("manager"))))
        .isEqualTo(new Rejection.LastAdmin(admin.username()));
    assertThat(refusal(() -> changeMe(PersonPatch.none().withActive(false))))
        .isEqualTo(new Rejection.LastAdmin(admin.username()));
    assertThat(changeMe(PersonPatch.none().withName("Root")).name()).isEqualTo("Root");
  }

  @Test
  void a_password_from_an_admin_lets_somebody_in_and_ends_older_sign_ins() {
    var command = new PeopleUseCases.NewPerson("carol", "Carol", null, "viewer");
    var carol = house.tracker.people().create(house.admin, command);

    change(carol, PersonPatch.none().withPassword("first of all"));
    var signedIn = house.signIn("carol", "first of all", House.HERE);
    change(carol, PersonPatch.none().withPassword("second of all"));

    assertThat(house.opens(signedIn.secret())).isFalse();
    assertThat(house.signIn("carol", "second of all", House.HERE)).isNotNull();
  }

  @Test
  void a_patch_that_changes_nothing_touches_nothing() {
    var alice = house.person("alice", "developer");
    house.clock.advance(Duration.ofHours(1));

    assertThat(change(alice, PersonPatch.none())).isEqualTo(alice);
    assertThat(change(alice, PersonPatch.none().withName("alice"))).isEqualTo(alice);
    assertThat(change(alice, PersonPatch.none().withName("Alice")).updatedAt())
        .isEqualTo(house.clock.instant());
  }

  @Test
  void all_faults_are_told_before_anything_else() {
    var alice = house.person("alice", "viewer");
    var nonsense = new PeopleUseCases.NewPerson("me", " ", "short", "king");

    assertThat(
            ((Rejection.Invalid)
                    refusal(() -> house.tracker.people().create(Actor.of(alice), nonsense)))
                .faults())
        .extracting(Fault::pointer, Fault::code)
        .containsExactly(
            tuple("/username", "reserved"),
            tuple("/name", "blank"),
            tuple("/role", "invalid_role"),
            tuple("/password", "too_short"));
  }

  @Test
  void what_is_missing_is_told_before_what_is_forbidden() {
    var alice = Actor.of(house.person("alice", "manager"));
    var patch = PersonPatch.none().withRole("admin");

    assertThat(refusal(() -> house.tracker.people().change(alice, name("nobody"), patch)))
        .isEqualTo(new Rejection.NotFound("user", "nobody"));
    assertThat(refusal(() -> house.tracker.people().change(alice, name("alice"), patch)))
        .isInstanceOf(Rejection.NotPermitted.class);
  }

  @Test
  void a_program_with_a_token_manages_no_accounts() {
    var token = house.bearer(token(house.admin)).actor();

    assertThat(token.access()).isEqualTo(Actor.Access.TOKEN_WRITE);
    assertThat(refusal(() -> house.tracker.people().changeOwnName(token, Field.of("Robot"))))
        .isInstanceOf(Rejection.NotPermitted.class);
    assertThat(refusal(() -> token(token))).isInstanceOf(Rejection.NotPermitted.class);
    assertThat(Action.READ_USERS.isAllowedTo(token)).isTrue();
    assertThat(house.tracker.people().own(token).username().value()).isEqualTo("admin");
  }

  private TokenSecret token(Actor actor) {
    return house.tracker.tokens().create(actor, new NewToken("robot", "write", null)).secret();
  }

  private Person changeMe(PersonPatch patch) {
    return house.tracker.people().change(house.admin, name("ADMIN"), patch);
  }

  private Person change(Person person, PersonPatch patch) {
    return house.tracker.people().change(house.admin, new Reference.ById(person.id()), patch);
  }

  private static Reference name(String name) {
    return new Reference.ByName(name);
  }

  @Test
  void what_was_prepared_hashes_nothing_in_the_transaction() {
    var alice = house.person("alice", "viewer");
    var people = house.tracker.people();
    var patch =
        new PersonPatch(
            Field.absent(), Field.absent(), Field.absent(), Field.of("another password"));
    var made =
        people.prepare(
            house.admin, new PeopleUseCases.NewPerson("bob", "Bob", "correct horse", "viewer"));
    var changed = people.prepare(house.admin, patch);
    int before = house.hasher.hashes();

    people.create(house.admin, made);
    people.change(house.admin, new Reference.ById(alice.id()), changed);

    assertThat(house.hasher.hashes()).isEqualTo(before);
    assertThat(house.signIn("alice", "another password", House.HERE)).isNotNull();
    assertThat(house.signIn("bob", "correct horse", House.HERE)).isNotNull();
  }

  @Test
  void who_may_not_set_a_password_makes_nobody_hash_one() {
    var alice = Actor.of(house.person("alice", "viewer"));
    int before = house.hasher.hashes();
    var patch =
        new PersonPatch(
            Field.absent(), Field.absent(), Field.absent(), Field.of("another password"));

    assertThat(house.tracker.people().prepare(alice, patch).hash()).isNull();
    assertThat(refusal(() -> house.tracker.people().change(alice, name("admin"), patch)))
        .isInstanceOf(Rejection.NotPermitted.class);
    assertThat(house.hasher.hashes()).isEqualTo(before);
  }

  private static org.assertj.core.groups.Tuple tuple(Object... values) {
    return org.assertj.core.groups.Tuple.tuple(values);
  }
}
