package dev.issuetracker.persistence;

import static dev.issuetracker.domain.Together.together;
import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.Ports;
import dev.issuetracker.application.people.CountingHasher;
import dev.issuetracker.application.people.NewToken;
import dev.issuetracker.application.people.PeopleUseCases.NewPerson;
import dev.issuetracker.application.people.PersonPatch;
import dev.issuetracker.application.people.SignInUseCases.SignIn;
import dev.issuetracker.application.people.Surroundings;
import dev.issuetracker.application.people.TokenUseCases;
import dev.issuetracker.domain.Person;
import dev.issuetracker.domain.Reference;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many at once, on two servers that share one database. */
final class AccessRacesTest {
  private static final String PASSWORD = "correct horse";

  private final DatabaseSettings settings = TestPostgres.freshDatabase().withConnections(20);
  private final Database database = Database.connect(settings);
  private final IssueTracker[] servers = {server(), server()};

  @AfterEach
  void close() {
    database.close();
  }

  private IssueTracker server() {
    var chance = new SecureRandom();
    var surroundings =
        new Surroundings(
            new CountingHasher(),
            count -> {
              var bytes = new byte[count];
              chance.nextBytes(bytes);
              return bytes;
            },
            pause -> LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5)),
            person -> {});
    Ports ports = PostgresPorts.on(database.connections(), InstantSource.system(), surroundings);
    return IssueTracker.on(ports);
  }

  @Test
  void of_many_servers_that_start_one_makes_the_admin() {
    var made = together(8, i -> servers[i % 2].operator().firstAdmin(PASSWORD).isPresent());

    assertThat(made).filteredOn(one -> one).hasSize(1);
  }

  @Test
  void admins_who_demote_each_other_leave_one() {
    var first = firstAdmin();
    var second = person(first, "second", "admin");
    var demoted =
        together(
            2,
            i -> {
              var victim = i == 0 ? second : first;
              var by = i == 0 ? first : second;
              return outcome(
                  () ->
                      servers[i]
                          .people()
                          .change(
                              Actor.of(by), ref(victim), PersonPatch.none().withRole("viewer")));
            });

    assertThat(demoted).containsExactlyInAnyOrder("done", "NotPermitted");
  }

  @Test
  void who_makes_a_token_while_being_deactivated_has_none_in_the_end() {
    isOutInTheEnd(
        4,
        alice -> {
          var command = new NewToken("robot", "write", null);
          return servers[1].tokens().create(Actor.of(alice), command).secret().text();
        });
  }

  /** The other server remembers for some seconds who was let in. */
  @Test
  void a_sign_in_that_was_revoked_on_another_server_makes_no_token() {
    firstAdmin();
    var secret = servers[0].signIn().signIn(signIn(PASSWORD)).secret();
    var remembered = servers[1].authentication().bearerOf(secret).orElseThrow();

    servers[0].signIn().signOut(remembered.actor(), remembered.tokenId());

    assertThat(
            outcome(
                () -> servers[1].tokens().create(remembered, new NewToken("robot", "write", null))))
        .isEqualTo("ShutOut");
  }

  @Test
  void guesses_that_come_all_at_once_get_no_more_tries_than_one_by_one() {
    firstAdmin();

    var outcomes =
        together(30, i -> outcome(() -> servers[i % 2].signIn().signIn(signIn("wrong " + i))));

    assertThat(outcomes).filteredOn("BadCredentials"::equals).hasSize(10);
    assertThat(outcomes).filteredOn("TooManyAttempts"::equals).hasSize(20);
  }

  @Test
  void right_passwords_that_come_all_at_once_are_all_let_in() {
    firstAdmin();

    var outcomes =
        together(30, i -> outcome(() -> servers[i % 2].signIn().signIn(signIn(PASSWORD))));

    assertThat(outcomes).containsOnly("done");
  }

  @Test
  void many_at_once_make_no_more_tokens_than_allowed() {
    var admin = Actor.of(firstAdmin());
    for (int i = 0; i < TokenUseCases.MOST_TOKENS - 3; i++) {
      servers[0].tokens().create(admin, new NewToken("robot", "read", null));
    }

    var outcomes =
        together(
            8,
            i ->
                outcome(
                    () -> servers[i % 2].tokens().create(admin, new NewToken("t", "read", null))));

    assertThat(outcomes).filteredOn("done"::equals).hasSize(3);
  }

  @Test
  void who_signs_in_while_being_deactivated_is_out_in_the_end() {
    isOutInTheEnd(
        2,
        alice -> {
          var command = new SignIn(alice.username().value(), PASSWORD, "here");
          return servers[1].signIn().signIn(command).secret().text();
        });
  }

  /**
   * @param comesIn how somebody tries, while the first of so many deactivates that one
   */
  private void isOutInTheEnd(int many, Function<Person, String> comesIn) {
    var admin = firstAdmin();
    for (int round = 0; round < 10; round++) {
      var alice = person(admin, "alice" + round, "viewer");
      var secrets =
          together(
              many,
              i -> {
                if (i == 0) {
                  change(admin, alice, false);
                  return "";
                }
                try {
                  return comesIn.apply(alice);
                } catch (Rejected rejected) {
                  return "";
                }
              });
      change(admin, alice, true);
      assertThat(secrets)
          .allSatisfy(secret -> assertThat(servers[0].authentication().bearerOf(secret)).isEmpty());
    }
  }

  private Person firstAdmin() {
    return servers[0].operator().firstAdmin(PASSWORD).orElseThrow().person();
  }

  private Person person(Person by, String username, String role) {
    var command = new NewPerson(username, username, PASSWORD, role);
    return servers[0].people().create(Actor.of(by), command);
  }

  private Person change(Person by, Person person, boolean active) {
    return servers[0]
        .people()
        .change(Actor.of(by), ref(person), PersonPatch.none().withActive(active));
  }

  private static SignIn signIn(String password) {
    return new SignIn("admin", password, "192.0.2.1");
  }

  private static Reference ref(Person person) {
    return new Reference.ById(person.id());
  }

  private static String outcome(Supplier<?> work) {
    try {
      work.get();
      return "done";
    } catch (Rejected rejected) {
      Rejection rejection = rejected.rejection();
      return rejection.getClass().getSimpleName();
    }
  }
}
