package dev.issuetracker.bootstrap.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** A few statements over a connection of their own. */
final class Sql {
  private Sql() {}

  static Connection asServer(Database database) throws SQLException {
    return connect(database, database.user(), database.password());
  }

  static Connection asOwner(Database database) throws SQLException {
    return connect(database, database.ownerUser(), database.ownerPassword());
  }

  static Connection connect(Database database, String user, String password) throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("socketTimeout", "10");
    return DriverManager.getConnection(database.jdbcUrl(), properties);
  }

  static List<String> column(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      var values = new ArrayList<String>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    }
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static boolean answers(Database database) {
    try (var connection = asServer(database)) {
      return column(connection, "SELECT 1").equals(List.of("1"));
    } catch (SQLException e) {
      return false;
    }
  }

  static void remember(Database database, String note) throws SQLException {
    try (var owner = asOwner(database)) {
      execute(owner, "CREATE TABLE IF NOT EXISTS notes (note text)");
      execute(owner, "INSERT INTO notes VALUES ('" + note + "')");
    }
  }

  static List<String> notes(Database database) throws SQLException {
    try (var owner = asOwner(database)) {
      return column(owner, "SELECT note FROM notes");
    }
  }
}
