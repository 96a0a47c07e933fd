package dev.issuetracker.application.people;

import dev.issuetracker.application.Now;
import dev.issuetracker.application.Ports;
import dev.issuetracker.application.Transactions;
import dev.issuetracker.application.project.ProjectRepository;
import dev.issuetracker.domain.Faults;
import dev.issuetracker.domain.Passwords;
import dev.issuetracker.domain.Person;
import dev.issuetracker.domain.PersonRef;
import dev.issuetracker.domain.Project;
import dev.issuetracker.domain.Reference;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection;
import dev.issuetracker.domain.Role;
import dev.issuetracker.domain.Username;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What whoever runs the server may do, without an account: the machine itself is the proof. Never
 * to be reached over the network. Safe for many threads at once.
 */
public final class OperatorUseCases {
  public static final Username FIRST_ADMIN = new Username("admin");

  private static final String FIRST_PROJECT = "MAIN";
  private static final int PASSWORD_BYTES = 15;

  private final Transactions transactions;
  private final PersonRepository people;
  private final ProjectRepository projects;
  private final AccessPorts access;
  private final NameDigest digest;
  private final Now now;

  /**
   * Somebody who has a new password.
   *
   * @param generated the password, if the operator chose none
   */
  public record Keyed(Person person, @Nullable String generated) {
    @Override
    public String toString() {
      return "Keyed[" + person.username() + "]";
    }
  }

  private record Chosen(String password, @Nullable String generated) {}

  public OperatorUseCases(Ports ports) {
    this.transactions = ports.transactions();
    this.people = ports.people();
    this.projects = ports.projects();
    this.access = ports.access();
    this.digest = new NameDigest(ports.secrets());
    this.now = new Now(ports.clock());
  }

  /**
   * Makes the first admin, unless there is an active one. Of many servers that start at once, one
   * makes it. Also gives the first project an owner.
   *
   * @param password null for a random one
   * @return empty if there was an admin already; the password given is then no matter
   */
  public Optional<Keyed> firstAdmin(@Nullable String password) {
    return firstAdmin(password, generated -> {});
  }

  /**
   * The same, and nobody has a password that is lost.
   *
   * @param keep is given a random password before the admin is there, perhaps more than once; what
   *     it throws leaves no admin
   */
  public Optional<Keyed> firstAdmin(@Nullable String password, Consumer<String> keep) {
    if (transactions.read(people::countActiveAdmins) > 0) {
      return Optional.empty();
    }
    var chosen = choose(password);
    var hash = access.passwords().hash(chosen.password);
    return transactions.write(
        () -> {
          people.holdAdmins();
          if (people.countActiveAdmins() > 0) {
            return Optional.empty();
          }
          var admin = people.add(FIRST_ADMIN, "Administrator", Role.ADMIN, hash, now.get());
          giveOwner(admin.ref());
          if (chosen.generated != null) {
            keep.accept(chosen.generated);
          }
          return Optional.of(new Keyed(admin, chosen.generated));
        });
  }

  /**
   * Who goes by a username, for an application that has found out by itself who asks; empty if
   * nobody does, or he is deactivated.
   */
  public Optional<Person> active(String username) {
    var name = new Reference.ByName(Username.fold(username));
    return transactions.read(() -> people.find(name)).filter(Person::active);
  }

  /**
   * Gives somebody a new password and ends their sign-ins: for a password that is lost. How often
   * the old one was missed is forgotten, so that the new one opens at once.
   */
  public Keyed resetPassword(String username, @Nullable String password) {
    var chosen = choose(password);
    var hash = access.passwords().hash(chosen.password);
    var person = transactions.write(() -> reset(Username.fold(username), hash));
    access.revocations().ofPerson(person.id());
    return new Keyed(person, chosen.generated);
  }

  private Person reset(String username, String hash) {
    var person =
        people
            .find(new Reference.ByName(username))
            .orElseThrow(() -> Rejection.NotFound.of("user", username));
    access.tokens().hold(person.id());
    if (!person.active()) {
      throw new Rejected(new Rejection.WrongState("user", username, "deactivated", "active"));
    }
    people.setPasswordHash(person.id(), hash, now.get());
    access.tokens().removeSignIns(person.id(), null);
    access.throttle().forget(digest.of(username));
    return person;
  }

  private Chosen choose(@Nullable String password) {
    if (password != null) {
      new Faults().add(Passwords.check("/password", password)).refuse();
      return new Chosen(password, null);
    }
    var encoder = Base64.getUrlEncoder().withoutPadding();
    var made = encoder.encodeToString(access.randomness().bytes(PASSWORD_BYTES));
    return new Chosen(made, made);
  }

  private void giveOwner(PersonRef owner) {
    projects
        .find(new Reference.ByName(FIRST_PROJECT))
        .filter(project -> project.owner() == null)
        .ifPresent(project -> projects.save(owned(project, owner)));
  }

  private Project owned(Project project, PersonRef owner) {
    return new Project(
        project.id(),
        project.key(),
        project.name(),
        project.description(),
        owner,
        project.archived(),
        project.createdAt(),
        now.get());
  }
}
