package dev.issuetracker.application.people;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.Ports;
import dev.issuetracker.application.memory.InMemory;
import dev.issuetracker.domain.FixedClock;
import dev.issuetracker.domain.Person;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** A tracker in memory with an admin, whose clock stands still and where nobody really waits. */
final class House {
  static final String PASSWORD = "correct horse";
  static final String HERE = "192.0.2.1";

  final FixedClock clock = FixedClock.at("2026-01-09T12:00:00.123456Z");
  final CountingHasher hasher = new CountingHasher();
  final List<Duration> pauses = new ArrayList<>();
  final List<Long> revoked = new ArrayList<>();
  final Ports ports;
  final IssueTracker tracker;
  final Actor admin;

  House() {
    this(SignInPolicy.closed());
  }

  House(SignInPolicy policy) {
    var chance = new Random(7);
    var surroundings =
        new Surroundings(
            hasher,
            count -> {
              var bytes = new byte[count];
              chance.nextBytes(bytes);
              return bytes;
            },
            pauses::add,
            revoked::add);
    ports = InMemory.ports(clock, new Random(42), surroundings);
    tracker = IssueTracker.on(ports, policy);
    admin = Actor.of(tracker.operator().firstAdmin(PASSWORD).orElseThrow().person());
  }

  Person person(String username, String role) {
    return tracker
        .people()
        .create(admin, new PeopleUseCases.NewPerson(username, username, PASSWORD, role));
  }

  SignInUseCases.SignedIn signIn(String username, String password, String address) {
    return tracker.signIn().signIn(new SignInUseCases.SignIn(username, password, address));
  }

  SignInUseCases.SignedIn signIn(String username) {
    return signIn(username, PASSWORD, HERE);
  }

  Bearer bearer(TokenSecret secret) {
    return tracker.authentication().bearerOf(secret).orElseThrow();
  }

  boolean opens(TokenSecret secret) {
    return tracker.authentication().bearerOf(secret.text()).isPresent();
  }

  static Rejection refusal(Supplier<?> work) {
    try {
      var result = work.get();
      throw new AssertionError("not refused, but answered " + result);
    } catch (Rejected rejected) {
      return rejected.rejection();
    }
  }

  static Rejection refusal(Runnable work) {
    return refusal(
        () -> {
          work.run();
          return "nothing";
        });
  }
}
