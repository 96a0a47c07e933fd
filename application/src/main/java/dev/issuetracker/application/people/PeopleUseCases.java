package dev.issuetracker.application.people;

import dev.issuetracker.application.Action;
import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Now;
import dev.issuetracker.application.Ports;
import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Transactions;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.idempotency.Fingerprint;
import dev.issuetracker.domain.Fault;
import dev.issuetracker.domain.Faults;
import dev.issuetracker.domain.Field;
import dev.issuetracker.domain.Passwords;
import dev.issuetracker.domain.Person;
import dev.issuetracker.domain.Reference;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection;
import dev.issuetracker.domain.Role;
import dev.issuetracker.domain.Texts;
import dev.issuetracker.domain.Username;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The people, as everybody sees them and as an admin changes them. Safe for many threads at once.
 */
public final class PeopleUseCases {
  private final Transactions transactions;
  private final PersonRepository people;
  private final AccessPorts access;
  private final Standing standing;
  private final NameDigest digest;
  private final Now now;

  /**
   * Somebody who is to be let in.
   *
   * @param password null for somebody who cannot sign in until an admin gives them one
   */
  public record NewPerson(
      @Nullable String username,
      @Nullable String name,
      @Nullable String password,
      @Nullable String role) {
    public List<Fault> faults() {
      var faults =
          new Faults()
              .add(Username.check("/username", username))
              .add(Texts.name("/name", name, Texts.NAME_LIMIT))
              .add(Role.check("/role", role));
      if (password != null) {
        faults.add(Passwords.check("/password", password));
      }
      return faults.toList();
    }

    @Override
    public String toString() {
      return "NewPerson[" + username + ", " + role + "]";
    }
  }

  public PeopleUseCases(Ports ports) {
    this.transactions = ports.transactions();
    this.people = ports.people();
    this.access = ports.access();
    this.standing = new Standing(people, access.tokens());
    this.digest = new NameDigest(ports.secrets());
    this.now = new Now(ports.clock());
  }

  public Person own(Actor actor) {
    Action.READ_PROFILE.require(actor);
    return transactions.read(() -> found(new Reference.ById(actor.id())));
  }

  public Person changeOwnName(Actor actor, Field<String> name) {
    return changeOwnName(actor, name, seen -> {});
  }

  /** The same for a caller who knows what he changes; {@code present} refuses by what it throws. */
  public Person changeOwnName(Actor actor, Field<String> name, Consumer<Person> present) {
    var patch = new PersonPatch(name, Field.absent(), Field.absent(), Field.absent());
    new Faults().addAll(patch.faults()).refuse();
    Action.CHANGE_PROFILE.require(actor);
    var changed =
        transactions.write(
            () -> {
              hold(Action.CHANGE_PROFILE, actor);
              return apply(actor.id(), patch, null, present);
            });
    access.revocations().ofPerson(actor.id());
    return changed;
  }

  public Slice<Person> list(Actor actor, PersonRepository.Filter filter, Window window) {
    Action.READ_USERS.require(actor);
    return transactions.read(() -> people.list(actor, filter, window));
  }

  public Person get(Actor actor, Reference reference) {
    var person = transactions.read(() -> found(reference));
    Action.READ_USERS.require(actor);
    return person;
  }

  /**
   * A command whose slow part is done: hashing takes time and memory, and is not for a transaction.
   *
   * @param hash null if the command brings no password, or will be refused anyway
   */
  public record Prepared<T>(T command, @Nullable String hash) {
    @Override
    public String toString() {
      return "Prepared[" + command + "]";
    }
  }

  /** To be called first by who opens a transaction around {@link #create}. Refuses nothing. */
  public Prepared<NewPerson> prepare(Actor actor, NewPerson command) {
    boolean good = command.faults().isEmpty() && Action.CREATE_USER.isAllowedTo(actor);
    return new Prepared<>(command, good ? hash(command.password) : null);
  }

  /** To be called first by who opens a transaction around {@link #change}. Refuses nothing. */
  public Prepared<PersonPatch> prepare(Actor actor, PersonPatch patch) {
    boolean good = patch.faults().isEmpty() && Action.CHANGE_USER.isAllowedTo(actor);
    return new Prepared<>(patch, good ? hash(patch.password().orNull()) : null);
  }

  /**
   * What tells a request from others under its idempotency key: its digest, and its password, if it
   * brings one that is good.
   *
   * @param digest a keyed digest of everything but the password
   */
  public Fingerprint fingerprint(Prepared<?> prepared, String digest) {
    var password =
        switch (prepared.command()) {
          case NewPerson person -> person.password();
          case PersonPatch patch -> patch.password().orNull();
          default -> null;
        };
    return password == null || prepared.hash() == null
        ? Fingerprint.of(digest)
        : new PasswordFingerprint(access.passwords(), digest, password, prepared.hash());
  }

  public Person create(Actor actor, NewPerson command) {
    return create(actor, prepare(actor, command));
  }

  public Person create(Actor actor, Prepared<NewPerson> prepared) {
    var command = prepared.command();
    new Faults().addAll(command.faults()).refuse();
    Action.CREATE_USER.require(actor);
    var username = Username.of(Objects.requireNonNull(command.username));
    var name = Texts.trim(Objects.requireNonNull(command.name));
    var role = Role.of(Objects.requireNonNull(command.role)).orElseThrow();
    var hash = prepared.hash();
    return transactions.write(
        () -> {
          hold(Action.CREATE_USER, actor);
          return people.add(username, name, role, hash, now.get());
        });
  }

  /**
   * Changes somebody. Whoever is deactivated loses all tokens at once, for good; whoever is given a
   * password loses the sign-ins made with the old one, and is let in however often that was missed.
   * There is always an active admin left.
   */
  public Person change(Actor actor, Reference reference, PersonPatch patch) {
    return change(actor, reference, prepare(actor, patch));
  }

  public Person change(Actor actor, Reference reference, Prepared<PersonPatch> prepared) {
    return change(actor, reference, prepared, seen -> {});
  }

  /**
   * The same for a caller who knows whom he changes.
   *
   * @param present is shown the person as he is, whom nobody else can change meanwhile, and refuses
   *     by what it throws
   */
  public Person change(
      Actor actor, Reference reference, Prepared<PersonPatch> prepared, Consumer<Person> present) {
    var patch = prepared.command();
    new Faults().addAll(patch.faults()).refuse();
    var id = transactions.read(() -> found(reference)).id();
    Action.CHANGE_USER.require(actor);
    var changed =
        transactions.write(
            () -> {
              hold(Action.CHANGE_USER, actor);
              return apply(id, patch, prepared.hash(), present);
            });
    access.revocations().ofPerson(id);
    return changed;
  }

  /**
   * All changes of people wait for each other, so that none is lost, the last admin stays, and who
   * was demoted meanwhile makes nobody an admin.
   */
  private void hold(Action action, Actor actor) {
    people.holdAdmins();
    standing.require(action, actor);
  }

  private Person apply(
      long id, PersonPatch patch, @Nullable String hash, Consumer<Person> present) {
    access.tokens().hold(id);
    var before = found(new Reference.ById(id));
    present.accept(before);
    var at = now.get();
    var after = patch.applyTo(before);
    if (before.isActiveAdmin() && !after.isActiveAdmin() && people.countActiveAdmins() <= 1) {
      throw new Rejected(new Rejection.LastAdmin(before.username().value()));
    }
    if (hash != null) {
      people.setPasswordHash(id, hash, at);
      access.tokens().removeSignIns(id, null);
      access.throttle().forget(digest.of(before.username().value()));
    }
    if (!after.active()) {
      access.tokens().removeAll(id);
    }
    if (hash == null && after.equals(before)) {
      return before;
    }
    return people.save(after.touchedAt(at));
  }

  private @Nullable String hash(@Nullable String password) {
    return password == null ? null : access.passwords().hash(password);
  }

  private Person found(Reference reference) {
    return people.find(folded(reference)).orElseThrow(() -> missing(reference));
  }

  private static Reference folded(Reference reference) {
    return switch (reference) {
      case Reference.ById byId -> byId;
      case Reference.ByName(var name) -> new Reference.ByName(Username.fold(name));
    };
  }

  private static Rejected missing(Reference reference) {
    return switch (reference) {
      case Reference.ById(var id) -> Rejection.NotFound.of("user", id);
      case Reference.ByName(var name) -> Rejection.NotFound.of("user", name);
    };
  }
}
