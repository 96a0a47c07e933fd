package dev.issuetracker.application.people;

import static dev.issuetracker.application.people.House.HERE;
import static dev.issuetracker.application.people.House.PASSWORD;
import static dev.issuetracker.application.people.House.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.domain.Fault;
import dev.issuetracker.domain.Rejection;
import dev.issuetracker.domain.Role;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SignInTest {
  private final House house = new House();

  @Test
  void a_name_and_its_password_open_the_door_for_twelve_hours() {
    var alice = house.person("alice", "developer");

    var signedIn = house.signIn("ALICE");

    assertThat(signedIn.person()).isEqualTo(alice);
    assertThat(signedIn.secret().text()).matches("trk_[A-Za-z0-9_-]{43}");
    assertThat(signedIn.expiresAt()).isEqualTo(house.clock.instant().plus(Duration.ofHours(12)));
    assertThat(house.bearer(signedIn.secret()).actor())
        .isEqualTo(new Actor(alice.ref(), Role.DEVELOPER, Actor.Access.SIGNED_IN, null));
    house.clock.advance(Duration.ofHours(12));
    assertThat(house.opens(signedIn.secret())).isFalse();
  }

  @Test
  void the_same_work_is_done_for_whoever_knocks() {
    house.person("alice", "developer");
    var bob = house.person("bob", "developer");
    house.tracker.people().change(house.admin, ref(bob.id()), PersonPatch.none().withActive(false));
    house
        .tracker
        .people()
        .create(house.admin, new PeopleUseCases.NewPerson("carol", "Carol", null, "viewer"));

    for (var name : new String[] {"alice", "bob", "carol", "nobody", "Not A Name", "me"}) {
      int before = house.hasher.verifications();
      assertThat(refusal(() -> house.signIn(name, "a wrong password", HERE)))
          .isEqualTo(new Rejection.BadCredentials());
      assertThat(house.hasher.verifications() - before).as(name).isEqualTo(1);
    }
    assertThat(refusal(() -> house.signIn("bob", PASSWORD, HERE)))
        .isEqualTo(new Rejection.BadCredentials());
  }

  @Test
  void a_tracker_is_there_before_any_password_is_hashed() {
    for (var first : new String[] {"admin", "nobody"}) {
      int before = house.hasher.hashes();
      var tracker = IssueTracker.on(house.ports);
      assertThat(house.hasher.hashes()).isEqualTo(before);

      for (int times = 0; times < 2; times++) {
        refusal(() -> tracker.signIn().signIn(new SignInUseCases.SignIn(first, "wrong one", HERE)));
        assertThat(house.hasher.hashes()).as(first).isEqualTo(before + 1);
      }
    }
  }

  @Test
  void nobody_signs_in_with_the_password_that_stands_in_for_missing_ones() {
    assertThat(refusal(() -> house.signIn("nobody", "a password that nobody has", HERE)))
        .isEqualTo(new Rejection.BadCredentials());
  }

  @Test
  void after_ten_failures_even_the_right_password_waits_a_quarter_of_an_hour() {
    house.person("alice", "developer");
    fail("alice", HERE, 10);

    assertThat(refusal(() -> house.signIn("alice"))).isEqualTo(new Rejection.TooManyAttempts(900));
    house.clock.advance(Duration.ofMinutes(5));
    assertThat(refusal(() -> house.signIn("alice"))).isEqualTo(new Rejection.TooManyAttempts(600));
    house.clock.advance(Duration.ofMinutes(10).plusMillis(1));
    assertThat(house.signIn("alice").person().username().value()).isEqualTo("alice");
  }

  @Test
  void success_forgives_the_failures_before_it() {
    house.person("alice", "developer");
    fail("alice", HERE, 9);
    house.signIn("alice");
    fail("alice", HERE, 9);

    assertThat(house.signIn("alice")).isNotNull();
  }

  @Test
  void a_hundred_failures_shut_an_address_for_every_name() {
    house.person("alice", "developer");
    for (int i = 0; i < 10; i++) {
      fail("name" + i, HERE, 10);
    }

    assertThat(refusal(() -> house.signIn("alice"))).isInstanceOf(Rejection.TooManyAttempts.class);
    assertThat(house.signIn("alice", PASSWORD, "198.51.100.1")).isNotNull();
  }

  @Test
  void a_stranger_slows_a_person_down_and_cannot_lock_them_out() {
    house.person("alice", "developer");
    for (int i = 0; i < 3; i++) {
      fail("alice", "198.51.100." + i, 8);
    }
    house.pauses.clear();

    assertThat(house.signIn("alice", PASSWORD, HERE)).isNotNull();
    assertThat(house.pauses).containsExactly(Duration.ofSeconds(5));
  }

  @Test
  void the_delay_grows_from_the_tenth_failure_of_a_name() {
    fail("alice", "198.51.100.1", 9);
    assertThat(house.pauses).isEmpty();

    fail("alice", "198.51.100.2", 4);

    assertThat(house.pauses)
        .containsExactly(Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofSeconds(1));
  }

  @Test
  void what_is_missing_is_told_at_once() {
    assertThat(
            refusal(
                () -> house.tracker.signIn().signIn(new SignInUseCases.SignIn(null, null, HERE))))
        .isEqualTo(
            new Rejection.Invalid(
                java.util.List.of(Fault.required("/username"), Fault.required("/password"))));
  }

  @Test
  void signing_out_ends_the_token_and_tells_who_remembers_it() {
    house.person("alice", "developer");
    var signedIn = house.signIn("alice");
    var other = house.signIn("alice");
    var bearer = house.bearer(signedIn.secret());

    house.tracker.signIn().signOut(bearer.actor(), bearer.tokenId());

    assertThat(house.opens(signedIn.secret())).isFalse();
    assertThat(house.opens(other.secret())).isTrue();
    assertThat(house.revoked).containsExactly(bearer.actor().id());
  }

  @Test
  void a_new_password_ends_the_other_sign_ins_and_the_old_password() {
    house.person("alice", "developer");
    var here = house.signIn("alice");
    var elsewhere = house.signIn("alice");
    var bearer = house.bearer(here.secret());

    change(bearer, PASSWORD, "a better one");

    assertThat(house.opens(here.secret())).isTrue();
    assertThat(house.opens(elsewhere.secret())).isFalse();
    assertThat(refusal(() -> house.signIn("alice"))).isEqualTo(new Rejection.BadCredentials());
    assertThat(house.signIn("alice", "a better one", HERE)).isNotNull();
  }

  @Test
  void the_present_password_cannot_be_guessed_with_a_stolen_token() {
    house.person("alice", "developer");
    var bearer = house.bearer(house.signIn("alice").secret());

    for (int i = 0; i < 10; i++) {
      assertThat(refusal(() -> change(bearer, "a wrong guess", "a better one")))
          .isInstanceOfSatisfying(
              Rejection.Invalid.class,
              invalid ->
                  assertThat(invalid.faults())
                      .extracting(Fault::pointer)
                      .containsExactly("/current_password"));
    }

    assertThat(refusal(() -> change(bearer, PASSWORD, "a better one")))
        .isInstanceOf(Rejection.TooManyAttempts.class);
  }

  @Test
  void passwords_are_taken_as_they_are_or_not_at_all() {
    var open = new House(SignInPolicy.open());

    assertThat(signUp(open, "short", "1234567")).containsExactly("/password too_short");
    assertThat(signUp(open, "long", "x".repeat(129))).containsExactly("/password too_long");
    assertThat(signUp(open, "tab", "1234567\t9")).containsExactly("/password control_character");
    assertThat(signUp(open, "No Name", "1234567"))
        .containsExactly("/username invalid_username", "/password too_short");
    signUpAs(open, "edge", "🐛".repeat(128));
    assertThat(open.signIn("edge", "🐛".repeat(128), HERE)).isNotNull();
    assertThat(refusal(() -> open.signIn("edge", "🐛".repeat(127), HERE)))
        .isEqualTo(new Rejection.BadCredentials());
  }

  @Test
  void strangers_register_as_reporters_where_the_door_is_open() {
    var open = new House(SignInPolicy.open());

    assertThat(signUpAs(open, "Carol", "12345678").role()).isEqualTo(Role.REPORTER);
    assertThat(refusal(() -> signUpAs(open, "carol", "12345678")))
        .isEqualTo(new Rejection.NameTaken("user", "username", "carol"));
    assertThat(refusal(() -> signUpAs(house, "carol", "12345678")))
        .isEqualTo(new Rejection.SignUpClosed());
  }

  private static dev.issuetracker.domain.Person signUpAs(House at, String name, String password) {
    return at.tracker.signIn().signUp(new SignInUseCases.SignUp(name, "Carol", password));
  }

  private static java.util.List<String> signUp(House at, String name, String password) {
    var refusal = (Rejection.Invalid) refusal(() -> signUpAs(at, name, password));
    return refusal.faults().stream().map(f -> f.pointer() + " " + f.code()).toList();
  }

  private void change(Bearer bearer, String current, String next) {
    house
        .tracker
        .signIn()
        .changePassword(
            bearer.actor(),
            new SignInUseCases.ChangePassword(current, next, HERE, bearer.tokenId()));
  }

  private void fail(String name, String address, int times) {
    for (int i = 0; i < times; i++) {
      assertThat(refusal(() -> house.signIn(name, "a wrong password", address)))
          .isEqualTo(new Rejection.BadCredentials());
    }
  }

  private static dev.issuetracker.domain.Reference ref(long id) {
    return new dev.issuetracker.domain.Reference.ById(id);
  }
}
