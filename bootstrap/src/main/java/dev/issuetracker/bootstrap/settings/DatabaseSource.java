package dev.issuetracker.bootstrap.settings;

import org.jspecify.annotations.Nullable;

/** Which PostgreSQL the server works on; there is no falling back from one to the other. */
public sealed interface DatabaseSource {

  /** The one that it brings, in the data directory. */
  record Embedded() implements DatabaseSource {}

  /**
   * One that somebody else runs. Without an owner of its own the schema belongs to {@code user}.
   * What is absent here may stand in the URL.
   */
  record External(
      String jdbcUrl,
      @Nullable String user,
      @Nullable Secret password,
      @Nullable String ownerUser,
      @Nullable Secret ownerPassword)
      implements DatabaseSource {}
}
