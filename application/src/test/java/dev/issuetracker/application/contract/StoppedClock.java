package dev.issuetracker.application.contract;

import dev.issuetracker.application.Ports;
import java.time.Instant;
import java.time.InstantSource;

/** For use cases that should find that it is another time than it is. */
final class StoppedClock {
  private StoppedClock() {}

  /** The same ports, but the time stands still. */
  static Ports at(Instant now, Ports ports) {
    return new Ports(
        ports.transactions(),
        InstantSource.fixed(now),
        ports.secrets(),
        ports.issues(),
        ports.issueQueries(),
        ports.issueSearch(),
        ports.reports(),
        ports.references(),
        ports.history(),
        ports.feed(),
        ports.comments(),
        ports.labels(),
        ports.projects(),
        ports.people(),
        ports.access(),
        ports.idempotency(),
        ports.blobs(),
        ports.attachments(),
        ports.redactions(),
        ports.imports());
  }
}
