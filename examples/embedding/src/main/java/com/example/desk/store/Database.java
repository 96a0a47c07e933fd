package com.example.desk.store;

import dev.issuetracker.application.Unavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Statements on the connection of the transaction that is open. Who opens it is none of its
 * business.
 */
public final class Database {
  private static final String SCHEMA = "schema.sql";

  private final Supplier<Connection> current;

  public Database(Supplier<Connection> current) {
    this.current = current;
  }

  /** A row breaks a rule of the schema. */
  static final class Duplicate extends RuntimeException {
    private static final long serialVersionUID = 1;

    Duplicate(SQLException cause) {
      super(cause);
    }
  }

  interface Mapping<T> {
    T read(Row row) throws SQLException;
  }

  /** Lays the tables of a database that has none yet. */
  public static void lay(DataSource source) {
    try (var script = Database.class.getResourceAsStream(SCHEMA);
        var connection = source.getConnection();
        var statement = connection.createStatement()) {
      if (script == null) {
        throw new IllegalStateException("no " + SCHEMA);
      }
      statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /** Waits until nobody else writes; whoever comes later waits for the end of this transaction. */
  public void takeTurn() {
    update("UPDATE writer SET turn = turn + 1");
  }

  <T> List<T> query(String sql, Mapping<T> mapping, @Nullable Object... values) {
    try (var statement = current.get().prepareStatement(sql)) {
      bind(statement, values);
      var rows = new ArrayList<T>();
      try (var results = statement.executeQuery()) {
        while (results.next()) {
          rows.add(mapping.read(new Row(results)));
        }
      }
      return rows;
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /** How many rows it changed. */
  int update(String sql, @Nullable Object... values) {
    try (var statement = current.get().prepareStatement(sql)) {
      bind(statement, values);
      return statement.executeUpdate();
    } catch (SQLIntegrityConstraintViolationException e) {
      throw new Duplicate(e);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  long next(String sequence) {
    return query("SELECT NEXT VALUE FOR " + sequence, row -> row.number(1)).getFirst();
  }

  private static void bind(PreparedStatement statement, @Nullable Object... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      var value = values[i];
      statement.setObject(i + 1, value instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : value);
    }
  }

  /** What may work later is an outage; anything else is a defect of this program. */
  static RuntimeException failure(SQLException e) {
    return e instanceof SQLTransientException
            || e instanceof SQLTimeoutException
            || e instanceof SQLNonTransientConnectionException
        ? new Unavailable("the database gave up", e)
        : new IllegalStateException(e);
  }
}
