package dev.issuetracker.bootstrap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * What a dump of a server's database says: the data of tables as {@code pg_dump} writes them, but
 * bytes as the characters that they are, so that somebody who looks for a word finds it.
 */
public record Dump(RunningServer server) {
  /** Nobody lists them: a table that comes later is looked through, too. */
  private static final String TABLES =
      """
      SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'm') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
        AND n.nspname NOT LIKE 'pg\\_toast%' ORDER BY 1
      """;

  public String ofAllTables() throws SQLException {
    var all = new StringBuilder();
    for (var table : tables()) {
      all.append(of(table));
    }
    return all.toString();
  }

  public String of(String table) throws SQLException {
    var rows = new ByteArrayOutputStream();
    try (var connection = server.connection()) {
      copy(connection, table, rows);
    }
    return rows.toString(ISO_8859_1);
  }

  public List<String> tables() throws SQLException {
    var names = new ArrayList<String>();
    try (var connection = server.connection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(TABLES)) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  private static void copy(Connection connection, String table, ByteArrayOutputStream into)
      throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("SET bytea_output = 'escape'");
      var copies = connection.unwrap(PGConnection.class).getCopyAPI();
      copies.copyOut("COPY (SELECT * FROM " + table + " ORDER BY 1) TO STDOUT", into);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
