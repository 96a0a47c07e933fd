package dev.issuetracker.bootstrap.postgres;

/**
 * Where the database is and who may enter: the server works as {@code user}; migrations run as
 * {@code ownerUser}, who owns the schema.
 */
public record Database(
    String jdbcUrl, String user, String password, String ownerUser, String ownerPassword) {

  /** Passwords stay out of logs. */
  @Override
  public String toString() {
    return jdbcUrl + " as " + user + ", migrated by " + ownerUser;
  }
}
