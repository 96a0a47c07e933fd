package dev.issuetracker.persistence;

import dev.issuetracker.application.imports.Upkeep;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the planner learn how large tables have become. Each table in a transaction of its own, which
 * ends with its statement, so that the feed of changes never waits for more than one of them.
 */
final class JdbcUpkeep implements Upkeep {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcUpkeep.class);
  private static final String LEARN = "SELECT learn_growth(?) AS grown";

  private final DataSource connections;

  JdbcUpkeep(DataSource connections) {
    this.connections = connections;
  }

  /** Lists are slower without it, and nothing else. */
  @Override
  public void afterGrowth() {
    try (var connection = connections.getConnection()) {
      learn(connection);
    } catch (SQLException | RuntimeException e) {
      LOG.warn(
          "Lists may be slow for a minute: how much there is was not learned: {}", e.getMessage());
    }
  }

  /** Each table once: one that is in the hands of somebody else is left to him. */
  private static void learn(Connection connection) {
    var told = new HashSet<String>();
    var grown = next(connection, told);
    while (grown.filter(told::add).isPresent()) {
      grown = next(connection, told);
    }
  }

  private static Optional<String> next(Connection connection, Set<String> told) {
    return Sql.rows(
            connection,
            LEARN,
            row -> Optional.ofNullable(row.textOrNull("grown")),
            (Object) told.toArray(String[]::new))
        .getFirst();
  }
}
