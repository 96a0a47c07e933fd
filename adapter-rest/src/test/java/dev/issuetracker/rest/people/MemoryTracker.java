package dev.issuetracker.rest.people;

import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.Ports;
import dev.issuetracker.application.Secrets;
import dev.issuetracker.application.Transactions;
import dev.issuetracker.application.contract.OtherPort;
import dev.issuetracker.application.memory.InMemory;
import dev.issuetracker.application.people.CountingHasher;
import dev.issuetracker.application.people.Revocations;
import dev.issuetracker.application.people.SignInPolicy;
import dev.issuetracker.application.people.Surroundings;
import dev.issuetracker.domain.FixedClock;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Random;

/** A tracker in memory whose clock stands still. */
@Factory
@Requires(property = "memory.tracker")
class MemoryTracker {
  private final FixedClock clock = FixedClock.at("2026-01-09T12:00:00.123456Z");

  @Singleton
  FixedClock clock() {
    return clock;
  }

  @Singleton
  Ports ports(Revocations revocations) {
    var random = new Random(7);
    var surroundings =
        new Surroundings(
            new CountingHasher(),
            count -> {
              var bytes = new byte[count];
              random.nextBytes(bytes);
              return bytes;
            },
            pause -> {},
            revocations);
    var ports = InMemory.ports(clock, new Random(42), surroundings);
    return OtherPort.in(
        ports.withSheets(new PlainSheets()), Transactions.class, new Commits(ports.transactions()));
  }

  @Singleton
  Secrets secrets(Ports ports) {
    return ports.secrets();
  }

  @Singleton
  IssueTracker tracker(Ports ports) {
    return IssueTracker.on(ports, SignInPolicy.open());
  }
}
