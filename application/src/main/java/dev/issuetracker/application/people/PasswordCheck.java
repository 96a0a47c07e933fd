package dev.issuetracker.application.people;

import dev.issuetracker.application.Now;
import dev.issuetracker.application.Ports;
import dev.issuetracker.application.Transactions;
import dev.issuetracker.application.Unavailable;
import dev.issuetracker.application.people.SignInThrottle.Attempt;
import dev.issuetracker.application.people.SignInThrottle.Limits;
import dev.issuetracker.application.people.SignInThrottle.Verdict;
import dev.issuetracker.domain.Person;
import dev.issuetracker.domain.Reference;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection;
import dev.issuetracker.domain.Username;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Judges a name and a password. It does the same work for every name, so that neither the answer
 * nor the time it takes tells whether somebody has it. The hashing happens outside of transactions:
 * no connection waits for it.
 */
final class PasswordCheck {
  static final int MOST_AT_NAME_AND_ADDRESS = 10;
  static final int MOST_AT_ADDRESS = 100;
  static final Duration WINDOW = Duration.ofMinutes(15);

  /** From so many failures on, tries at one name are slowed down, wherever they come from. */
  static final int PATIENCE = 10;

  /** No attempt takes longer, so one that is pending for so long has died with its server. */
  private static final Duration LONGEST_ATTEMPT = Duration.ofSeconds(30);

  private static final Duration TURN = Duration.ofMillis(100);
  private static final int MOST_TURNS = 50;
  private static final Duration FIRST_DELAY = Duration.ofMillis(250);
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(5);
  private static final int MOST_DOUBLINGS = 5;

  private final Transactions transactions;
  private final PersonRepository people;
  private final PasswordHasher hasher;
  private final SignInThrottle throttle;
  private final Pause pause;
  private final Now now;
  private final NameDigest digest;

  /**
   * Made when first somebody signs in: a server that starts must not depend on a free processor.
   */
  private final AtomicReference<@Nullable String> decoy = new AtomicReference<>();

  /** Somebody whose password was right, and the hash that it was right for. */
  record Proven(Person person, String hash) {}

  private record Account(Person person, @Nullable String hash) {}

  PasswordCheck(Ports ports) {
    this.transactions = ports.transactions();
    this.people = ports.people();
    this.hasher = ports.access().passwords();
    this.throttle = ports.access().throttle();
    this.pause = ports.access().pause();
    this.now = new Now(ports.clock());
    this.digest = new NameDigest(ports.secrets());
  }

  /** Empty if the name or the password is wrong, or the person may not sign in. */
  Optional<Proven> check(String username, String password, String address) {
    var name = Username.fold(username);
    var attempt = new Attempt(digest.of(name), address, now.get());
    var admitted = admit(attempt);
    try {
      slowDown(admitted.ofName());
      var proven = verify(account(name), password);
      settle(attempt, admitted.id(), proven.isPresent());
      return proven;
    } catch (Unavailable | Rejected e) {
      commit(() -> throttle.takeBack(admitted.id()));
      throw e;
    }
  }

  /** Waits a bounded time while it depends on others whether there is room. */
  private Verdict.Admitted admit(Attempt attempt) {
    var limits =
        new Limits(
            MOST_AT_NAME_AND_ADDRESS,
            MOST_AT_ADDRESS,
            attempt.at().minus(WINDOW),
            attempt.at().minus(LONGEST_ATTEMPT));
    for (int turn = 0; turn < MOST_TURNS; turn++) {
      switch (transactions.write(() -> throttle.admit(attempt, limits))) {
        case Verdict.Admitted admitted -> {
          return admitted;
        }
        case Verdict.Refused(var oldest) ->
            throw tooMany(secondsUntil(oldest.plus(WINDOW), attempt.at()));
        case Verdict.Busy() -> pause.waitFor(TURN);
      }
    }
    throw tooMany(1);
  }

  private static Rejected tooMany(long seconds) {
    return new Rejected(new Rejection.TooManyAttempts(seconds));
  }

  private static long secondsUntil(Instant end, Instant from) {
    return Math.max(1, Duration.between(from, end).plusMillis(999).toSeconds());
  }

  private void slowDown(int failures) {
    if (failures >= PATIENCE) {
      var delay = FIRST_DELAY.multipliedBy(1L << Math.min(failures - PATIENCE, MOST_DOUBLINGS));
      pause.waitFor(delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay);
    }
  }

  private Optional<Account> account(String name) {
    if (Username.check("", name).isPresent()) {
      return transactions.read(Optional::empty);
    }
    return transactions.read(
        () ->
            people
                .find(new Reference.ByName(name))
                .map(person -> new Account(person, people.passwordHash(person.id()).orElse(null))));
  }

  private Optional<Proven> verify(Optional<Account> account, String password) {
    var hash = account.map(Account::hash);
    // Made for whoever comes first, known or not.
    var standIn = decoy();
    boolean right = hasher.verify(password, hash.orElse(standIn));
    return right && hash.isPresent()
        ? account.map(Account::person).filter(Person::active).map(p -> new Proven(p, hash.get()))
        : Optional.empty();
  }

  private String decoy() {
    var made = decoy.get();
    if (made != null) {
      return made;
    }
    var hash = hasher.hash("a password that nobody has");
    decoy.set(hash);
    return hash;
  }

  private void settle(Attempt attempt, long id, boolean right) {
    if (right) {
      commit(() -> throttle.forgive(id, attempt.name(), attempt.address()));
    } else {
      commit(() -> throttle.fail(id));
    }
  }

  private void commit(Runnable work) {
    transactions.write(
        () -> {
          work.run();
          return true;
        });
  }
}
