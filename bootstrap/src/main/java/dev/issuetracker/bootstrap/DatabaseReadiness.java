package dev.issuetracker.bootstrap;

import dev.issuetracker.rest.operation.Readiness;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ready when the database answers. Its schema is up to date, or the server would not have started.
 */
final class DatabaseReadiness implements Readiness {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseReadiness.class);
  private static final int PATIENCE_SECONDS = 2;

  private final DataSource connections;

  DatabaseReadiness(DataSource connections) {
    this.connections = connections;
  }

  @Override
  public boolean ready() {
    try (var connection = connections.getConnection()) {
      return connection.isValid(PATIENCE_SECONDS);
    } catch (SQLException e) {
      LOG.debug("The database does not answer", e);
      return false;
    }
  }
}
