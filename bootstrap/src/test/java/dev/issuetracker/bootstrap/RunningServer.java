package dev.issuetracker.bootstrap;

import dev.issuetracker.bootstrap.settings.Settings;
import dev.issuetracker.persistence.Database;
import dev.issuetracker.persistence.DatabaseSettings;
import dev.issuetracker.persistence.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The whole server, as it is shipped, on a free port over a database of its own. */
public final class RunningServer implements AutoCloseable {
  /** The first admin's. */
  public static final String PASSWORD = "a long enough password";

  /** All of them are opened at once. */
  private static final int CONNECTIONS = 6;

  /** As many as an operator has. */
  private static final int CONNECTIONS_OF_A_RACE = 20;

  private final DatabaseSettings place;
  private final Database database;
  private final Server server;
  private final String url;

  private RunningServer(DatabaseSettings place, Map<String, String> variables) {
    var all = new HashMap<>(variables);
    all.put("TRACKER_PORT", "0");
    all.put("TRACKER_ADMIN_PASSWORD", PASSWORD);
    all.putIfAbsent("TRACKER_RATE_LIMIT", "0");
    var settings = Settings.read(all);
    this.place = place;
    database = Database.connect(place);
    server = Server.prepare(settings, database);
    FirstAdmin.welcome(server.tracker(), settings, null);
    url = server.listen(settings);
  }

  public static RunningServer start() {
    return with(Map.of());
  }

  /** As an operator would set it up. */
  public static RunningServer with(Map<String, String> variables) {
    return new RunningServer(TestPostgres.freshDatabase().withConnections(CONNECTIONS), variables);
  }

  /** For many who meet at once. */
  public static RunningServer forRaces() {
    return over(TestPostgres.freshDatabase().withConnections(CONNECTIONS_OF_A_RACE));
  }

  public static RunningServer over(DatabaseSettings place) {
    return new RunningServer(place, Map.of());
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
