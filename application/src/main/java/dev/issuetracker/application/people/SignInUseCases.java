package dev.issuetracker.application.people;

import dev.issuetracker.application.Action;
import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Now;
import dev.issuetracker.application.Ports;
import dev.issuetracker.application.Transactions;
import dev.issuetracker.domain.Fault;
import dev.issuetracker.domain.Faults;
import dev.issuetracker.domain.Passwords;
import dev.issuetracker.domain.Person;
import dev.issuetracker.domain.Reference;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection;
import dev.issuetracker.domain.Role;
import dev.issuetracker.domain.Texts;
import dev.issuetracker.domain.Username;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Coming in and going out. Safe for many threads at once. */
public final class SignInUseCases {

  /** So many sign-ins of one person hold at a time; the oldest ends when another one begins. */
  static final int MOST_SIGN_INS = 1_000;

  private static final Role ROLE_OF_STRANGERS = Role.REPORTER;

  private final Transactions transactions;
  private final PersonRepository people;
  private final AccessPorts access;
  private final PasswordCheck check;
  private final SignInPolicy policy;
  private final Now now;

  /** Somebody who registers himself. */
  public record SignUp(
      @Nullable String username, @Nullable String name, @Nullable String password) {
    public List<Fault> faults() {
      return new Faults()
          .add(Username.check("/username", username))
          .add(Texts.name("/name", name, Texts.NAME_LIMIT))
          .add(Passwords.check("/password", password))
          .toList();
    }

    @Override
    public String toString() {
      return "SignUp[" + username + "]";
    }
  }

  /**
   * Somebody who says who he is.
   *
   * @param address where the caller is, for counting failures
   */
  public record SignIn(@Nullable String username, @Nullable String password, String address) {
    public List<Fault> faults() {
      var faults = new Faults();
      if (username == null) {
        faults.add(Fault.required("/username"));
      }
      if (password == null) {
        faults.add(Fault.required("/password"));
      }
      return faults.toList();
    }

    @Override
    public String toString() {
      return "SignIn[" + username + "]";
    }
  }

  /**
   * A new password for who knows the old one.
   *
   * @param keptToken the sign-in that goes on, if the caller came with one
   */
  public record ChangePassword(
      @Nullable String currentPassword,
      @Nullable String newPassword,
      String address,
      @Nullable Long keptToken) {
    public List<Fault> faults() {
      var faults = new Faults();
      if (currentPassword == null) {
        faults.add(Fault.required("/current_password"));
      }
      return faults.add(Passwords.check("/new_password", newPassword)).toList();
    }

    @Override
    public String toString() {
      return "ChangePassword[]";
    }
  }

  /**
   * A sign-in that went well.
   *
   * @param secret what to send with every request from now on; it is told this once
   */
  public record SignedIn(TokenSecret secret, Instant expiresAt, Person person) {}

  public SignInUseCases(Ports ports, SignInPolicy policy) {
    this.transactions = ports.transactions();
    this.people = ports.people();
    this.access = ports.access();
    this.check = new PasswordCheck(ports);
    this.policy = policy;
    this.now = new Now(ports.clock());
  }

  /** Registers a stranger, where that is allowed. */
  public Person signUp(SignUp command) {
    new Faults().addAll(command.faults()).refuse();
    if (!policy.signUpOpen()) {
      throw new Rejected(new Rejection.SignUpClosed());
    }
    var username = Username.of(Objects.requireNonNull(command.username));
    var name = Texts.trim(Objects.requireNonNull(command.name));
    refuseTaken(username);
    var hash = access.passwords().hash(Objects.requireNonNull(command.password));
    return transactions.write(() -> people.add(username, name, ROLE_OF_STRANGERS, hash, now.get()));
  }

  /** Spares the hashing; what decides is the store. */
  private void refuseTaken(Username username) {
    if (transactions.read(() -> people.find(new Reference.ByName(username.value()))).isPresent()) {
      throw new Rejected(new Rejection.NameTaken("user", "username", username.value()));
    }
  }

  public SignedIn signIn(SignIn command) {
    new Faults().addAll(command.faults()).refuse();
    var proven =
        check
            .check(
                Objects.requireNonNull(command.username),
                Objects.requireNonNull(command.password),
                command.address)
            .orElseThrow(() -> new Rejected(new Rejection.BadCredentials()));
    return transactions.write(() -> admit(proven));
  }

  private SignedIn admit(PasswordCheck.Proven proven) {
    long id = proven.person().id();
    access.tokens().hold(id);
    var person =
        stillProven(proven).orElseThrow(() -> new Rejected(new Rejection.BadCredentials()));
    var secret = TokenSecret.mint(access.randomness());
    var from = now.get();
    var until = from.plus(policy.signInLasts());
    var draft = new Token.Draft(id, Token.Kind.SIGN_IN, null, Token.Scope.WRITE, from, until);
    access.tokens().add(draft, secret.hash());
    access.tokens().keepNewestSignIns(id, MOST_SIGN_INS);
    return new SignedIn(secret, until, person);
  }

  /** While the password was being checked, it may have been changed or the account closed. */
  private Optional<Person> stillProven(PasswordCheck.Proven proven) {
    long id = proven.person().id();
    return people
        .find(new Reference.ById(id))
        .filter(Person::active)
        .filter(person -> people.passwordHash(id).filter(proven.hash()::equals).isPresent());
  }

  /** Ends the sign-in, or the personal token, that the caller came with. */
  public void signOut(Actor actor, long token) {
    Action.SIGN_OUT.require(actor);
    transactions.write(() -> access.tokens().remove(actor.id(), token));
    access.revocations().ofPerson(actor.id());
  }

  /** Changes the caller's own password, and ends every other sign-in. */
  public void changePassword(Actor actor, ChangePassword command) {
    new Faults().addAll(command.faults()).refuse();
    Action.CHANGE_PASSWORD.require(actor);
    var proven =
        check
            .check(
                actor.person().username(),
                Objects.requireNonNull(command.currentPassword),
                command.address)
            .orElseThrow(SignInUseCases::wrongPassword);
    var hash = access.passwords().hash(Objects.requireNonNull(command.newPassword));
    transactions.write(
        () -> {
          access.tokens().hold(actor.id());
          var person = stillProven(proven).orElseThrow(SignInUseCases::wrongPassword);
          people.setPasswordHash(person.id(), hash, now.get());
          access.tokens().removeSignIns(actor.id(), command.keptToken);
          return true;
        });
    access.revocations().ofPerson(actor.id());
  }

  private static Rejected wrongPassword() {
    return Rejection.Invalid.because(
        new Fault("/current_password", "wrong_password", "is not the present password"));
  }

  /** Forgets a bounded number of failures that count no more; how many they were. */
  public int cleanUp(int most) {
    var before = now.get().minus(PasswordCheck.WINDOW);
    return transactions.write(() -> access.throttle().forgetBefore(before, most));
  }
}
