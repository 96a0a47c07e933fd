package dev.issuetracker.bootstrap.postgres;

import java.nio.file.Path;

/**
 * A running PostgreSQL that belongs to this server, with its data in one directory. It listens on
 * loopback only, under passwords that lie in that directory, and is started again if it dies.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  private final DataDirectory data;
  private final Keeper keeper;
  private final Database database;

  private EmbeddedPostgres(DataDirectory data, Keeper keeper, Database database) {
    this.data = data;
    this.keeper = keeper;
    this.database = database;
  }

  /**
   * Starts it, making the database first where there is none.
   *
   * @throws StartupRefused with one line for the operator
   */
  public static EmbeddedPostgres start(Path directory) {
    return start(DataDirectory.open(directory), data -> Binaries.in(data.postgres()));
  }

  /** With binaries that several data directories share, unpacked there if they are missing. */
  public static EmbeddedPostgres start(Path directory, Path sharedBinaries) {
    return start(DataDirectory.open(directory), data -> Binaries.in(sharedBinaries));
  }

  private static EmbeddedPostgres start(DataDirectory data, BinariesSource source) {
    return start(data, source, Launch.best(data.user()));
  }

  static EmbeddedPostgres start(DataDirectory data, BinariesSource source, Launch launch) {
    var started = false;
    try {
      data.admit(launch.owner());
      var binaries = source.in(data);
      var cluster = new Cluster(data.postgres().resolve("cluster"), binaries, launch);
      Orphan.clearAway(cluster);
      Binaries.forgetOthers(data.postgres(), binaries);
      var credentials = cluster.prepare(data.postgres().resolve("credentials"));
      var postgres = run(data, cluster, credentials);
      started = true;
      return postgres;
    } finally {
      if (!started) {
        data.close();
      }
    }
  }

  private static EmbeddedPostgres run(
      DataDirectory data, Cluster cluster, Credentials credentials) {
    var log = new BoundedLog(data.postgres().resolve("postgres.log"), BoundedLog.LIMIT);
    var keeper = Keeper.start(cluster, log);
    var ready = false;
    try {
      var database = Roles.ensure(keeper.port(), credentials);
      ready = true;
      return new EmbeddedPostgres(data, keeper, database);
    } finally {
      if (!ready) {
        keeper.close();
      }
    }
  }

  public Database database() {
    return database;
  }

  /** Within some fifteen seconds; what cannot be ended politely is ended by force. */
  @Override
  public void close() {
    keeper.close();
    data.close();
  }

  /** Where the programs come from. */
  @FunctionalInterface
  interface BinariesSource {
    Binaries in(DataDirectory data);
  }
}
