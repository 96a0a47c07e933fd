package dev.issuetracker.bootstrap;

import dev.issuetracker.persistence.Lookout;
import dev.issuetracker.rest.operation.Readiness;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ready when the database answers. Its schema is up to date, or the server would not have started.
 * Who asks is told no cause, so the log is, once for each time that the database goes.
 */
final class DatabaseReadiness implements Readiness, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseReadiness.class);

  private final Lookout lookout;
  private final AtomicBoolean there = new AtomicBoolean(true);

  DatabaseReadiness(Lookout lookout) {
    this.lookout = lookout;
  }

  @Override
  public boolean ready() {
    try {
      lookout.look();
    } catch (SQLException e) {
      if (there.getAndSet(false)) {
        LOG.warn("The database cannot be reached: {}", e.getMessage());
      }
      return false;
    }
    if (!there.getAndSet(true)) {
      LOG.warn("The database can be reached again");
    }
    return true;
  }

  @Override
  public void close() throws SQLException {
    lookout.close();
  }
}
