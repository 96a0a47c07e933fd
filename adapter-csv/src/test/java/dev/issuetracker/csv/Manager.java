package dev.issuetracker.csv;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Ports;
import dev.issuetracker.domain.Role;
import dev.issuetracker.domain.Username;
import java.time.Instant;

/** Whoever imports and exports in tests. */
final class Manager {
  private Manager() {}

  static Actor in(Ports ports, Instant since) {
    return ports
        .transactions()
        .write(
            () ->
                Actor.of(
                    ports.people().add(new Username("mia"), "Mia", Role.MANAGER, null, since)));
  }
}
