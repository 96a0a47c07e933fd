package dev.issuetracker.bootstrap.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * The database and its two roles: the owner makes the schema, the server only works with what is in
 * it. Made again where a crash cut the first start short.
 */
final class Roles {
  private static final String DATABASE = "tracker";

  private Roles() {}

  static Database ensure(int port, Credentials credentials) {
    var url = "jdbc:postgresql://127.0.0.1:" + port + "/";
    try (var connection = DriverManager.getConnection(url + "postgres", superuser(credentials))) {
      ensureRole(connection, Credentials.OWNER, credentials.owner());
      ensureRole(connection, Credentials.SERVER, credentials.server());
      ensureDatabase(connection);
    } catch (SQLException e) {
      throw new StartupRefused("Cannot prepare the roles of the database: " + e.getMessage(), e);
    }
    return new Database(
        url + DATABASE,
        Credentials.SERVER,
        credentials.server(),
        Credentials.OWNER,
        credentials.owner());
  }

  private static Properties superuser(Credentials credentials) {
    var properties = new Properties();
    properties.setProperty("user", Credentials.SUPERUSER);
    properties.setProperty("password", credentials.superuser());
    properties.setProperty("connectTimeout", "10");
    properties.setProperty("socketTimeout", "60");
    return properties;
  }

  /** Names are ours and passwords are hexadecimal, so nothing here needs quoting. */
  private static void ensureRole(Connection connection, String role, String password)
      throws SQLException {
    if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", role)) {
      execute(connection, "CREATE ROLE " + role);
    }
    execute(
        connection,
        "ALTER ROLE %s LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD '%s'"
            .formatted(role, password));
  }

  private static void ensureDatabase(Connection connection) throws SQLException {
    if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", DATABASE)) {
      execute(connection, "CREATE DATABASE " + DATABASE + " OWNER " + Credentials.OWNER);
    }
    execute(connection, "REVOKE ALL ON DATABASE tracker, postgres, template1 FROM PUBLIC");
    execute(connection, "GRANT CONNECT, TEMPORARY ON DATABASE tracker TO " + Credentials.SERVER);
  }

  private static boolean exists(Connection connection, String query, String name)
      throws SQLException {
    try (var statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      return statement.executeQuery().next();
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
