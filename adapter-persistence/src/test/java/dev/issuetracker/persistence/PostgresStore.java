package dev.issuetracker.persistence;

import dev.issuetracker.application.Ports;
import dev.issuetracker.application.contract.Store;
import java.time.InstantSource;

/** What the contracts are held against here: one database for all of them. */
interface PostgresStore extends Store {

  /** Made when the first contract asks. */
  final class Shared {
    private static final Ports PORTS =
        PostgresPorts.on(
            Database.connect(TestPostgres.freshDatabase().withConnections(40)).connections(),
            InstantSource.system());

    private Shared() {}
  }

  @Override
  default Ports ports() {
    return Shared.PORTS;
  }
}
