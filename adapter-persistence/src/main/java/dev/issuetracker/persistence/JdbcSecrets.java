package dev.issuetracker.persistence;

import dev.issuetracker.application.Secrets;
import dev.issuetracker.application.Unavailable;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/**
 * Kept on a connection of its own, so that a transaction that is undone does not undo a secret that
 * others use already. Read once by every process.
 */
final class JdbcSecrets implements Secrets {
  private static final int LENGTH = 32;
  private static final String FIND = "SELECT value FROM secrets WHERE purpose = ?";

  /** Of two who make it at once one wins; the other reads what the winner made. */
  private static final String ADD =
      """
      INSERT INTO secrets (purpose, value) VALUES (?, ?) ON CONFLICT DO NOTHING RETURNING value
      """;

  private final DataSource connections;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, byte[]> known = new ConcurrentHashMap<>();

  JdbcSecrets(DataSource connections) {
    this.connections = connections;
  }

  @Override
  public byte[] secret(String purpose) {
    var secret = known.get(purpose);
    if (secret == null) {
      secret = load(purpose);
      known.put(purpose, secret);
    }
    return secret.clone();
  }

  private byte[] load(String purpose) {
    try (var connection = connections.getConnection()) {
      return find(connection, purpose)
          .or(() -> add(connection, purpose))
          .or(() -> find(connection, purpose))
          .orElseThrow();
    } catch (SQLException e) {
      throw new Unavailable("no connection to the database", e);
    }
  }

  private static Optional<byte[]> find(Connection connection, String purpose) {
    return Sql.rows(connection, FIND, row -> row.bytes("value"), purpose).stream().findFirst();
  }

  private Optional<byte[]> add(Connection connection, String purpose) {
    var fresh = new byte[LENGTH];
    random.nextBytes(fresh);
    return Sql.rows(connection, ADD, row -> row.bytes("value"), purpose, fresh).stream()
        .findFirst();
  }
}
