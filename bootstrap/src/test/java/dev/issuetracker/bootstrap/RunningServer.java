package dev.issuetracker.bootstrap;

import dev.issuetracker.bootstrap.settings.Settings;
import dev.issuetracker.persistence.Database;
import dev.issuetracker.persistence.DatabaseSettings;
import dev.issuetracker.persistence.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** The whole server, as it is shipped, on a free port over a database of its own. */
public final class RunningServer implements AutoCloseable {
  /** The first admin's. */
  public static final String PASSWORD = "a long enough password";

  private static final int CONNECTIONS = 20;
  private final DatabaseSettings place;
  private final Database database;
  private final Server server;
  private final String url;

  private RunningServer(DatabaseSettings place) {
    var settings =
        Settings.read(
            Map.of(
                "TRACKER_PORT", "0",
                "TRACKER_RATE_LIMIT", "0",
                "TRACKER_ADMIN_PASSWORD", PASSWORD));
    this.place = place;
    database = Database.connect(place);
    server = Server.prepare(settings, database);
    FirstAdmin.welcome(server.tracker(), settings, false);
    url = server.listen(settings);
  }

  public static RunningServer start() {
    return over(TestPostgres.freshDatabase().withConnections(CONNECTIONS));
  }

  public static RunningServer over(DatabaseSettings place) {
    return new RunningServer(place);
  }

  public String url() {
    return url;
  }

  /** Past the server and its pool. */
  public Connection connection() throws SQLException {
    return TestPostgres.connect(place);
  }

  /** What a server does every few minutes. */
  public void clearAway() {
    server.context().getBean(Housekeeping.class).clearAway();
  }

  @Override
  public void close() {
    server.close();
    database.close();
  }
}
