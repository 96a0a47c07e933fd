package dev.issuetracker.persistence;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where the database is and how the server uses it.
 *
 * @param url a JDBC URL; it may hold the login
 * @param owner who owns the tables and changes them; null if that is the server's own role
 * @param connections how many the server holds at the most
 * @param statement how long one statement may take
 * @param lock how long one statement may wait for others
 */
public record DatabaseSettings(
    String url,
    @Nullable Login login,
    @Nullable Login owner,
    int connections,
    Duration connect,
    Duration statement,
    Duration lock) {
  private static final int CONNECTIONS = 16;

  /** A role of the database. */
  public record Login(String user, @Nullable String password) {

    /** Without the password: settings end up in logs. */
    @Override
    public String toString() {
      return "Login[" + user + "]";
    }
  }

  public static DatabaseSettings at(String url, @Nullable Login login) {
    return new DatabaseSettings(
        url,
        login,
        null,
        CONNECTIONS,
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofSeconds(10));
  }

  public DatabaseSettings ownedBy(@Nullable Login other) {
    return new DatabaseSettings(url, login, other, connections, connect, statement, lock);
  }

  public DatabaseSettings withConnections(int most) {
    return new DatabaseSettings(url, login, owner, most, connect, statement, lock);
  }
}
