package dev.issuetracker.persistence;

import dev.issuetracker.application.Unavailable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;

/**
 * Runs statements on the connection of the transaction that is open. Statements are constants, data
 * only ever comes in as parameters; one call is one round trip. Nulls have no type of their own, so
 * a parameter that may be null is cast in its statement.
 */
final class Sql {
  private static final int BUFFER = 1 << 16;

  private final JdbcTransactions transactions;

  Sql(JdbcTransactions transactions) {
    this.transactions = transactions;
  }

  /** Makes a value of a row. */
  interface Reader<T> {
    T read(Row row) throws SQLException;
  }

  /** Reads all rows. */
  <T> List<T> rows(String statement, Reader<T> reader, @Nullable Object... parameters) {
    return rows(transactions.toRead(), statement, reader, parameters);
  }

  /** Reads one row at the most. */
  <T> Optional<T> row(String statement, Reader<T> reader, @Nullable Object... parameters) {
    return first(rows(statement, reader, parameters));
  }

  /**
   * Reads all rows by a plan that is made for these very parameters: worth its while where data
   * decide which way is short.
   */
  <T> List<T> planned(Statement statement, Reader<T> reader) {
    var connection = transactions.toRead();
    try (var prepared = prepare(connection, statement.text(), statement.data())) {
      prepared.unwrap(PGStatement.class).setPrepareThreshold(0);
      return read(prepared, reader);
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }

  /** Writes or locks, and reads what that returns. */
  <T> List<T> returning(String statement, Reader<T> reader, @Nullable Object... parameters) {
    return rows(transactions.toWrite(), statement, reader, parameters);
  }

  /** The same for what returns one row. */
  <T> Optional<T> returned(String statement, Reader<T> reader, @Nullable Object... parameters) {
    return first(returning(statement, reader, parameters));
  }

  /** Writes, and tells how many rows it touched. */
  int update(String statement, @Nullable Object... parameters) {
    var connection = transactions.toWrite();
    try (var prepared = prepare(connection, statement, parameters)) {
      return prepared.executeUpdate();
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }

  /** Writes rows into a table by a COPY from here. */
  void copy(String statement, CopyRows rows) {
    try {
      var copies = transactions.toWrite().unwrap(PGConnection.class).getCopyAPI();
      var bytes = rows.complete();
      copies.copyIn(statement, new ByteArrayInputStream(bytes), Math.min(bytes.length, BUFFER));
    } catch (SQLException e) {
      throw Failures.of(e);
    } catch (IOException e) {
      throw new Unavailable("the connection to the database broke", e);
    }
  }

  static <T> List<T> rows(
      Connection connection, String statement, Reader<T> reader, @Nullable Object... parameters) {
    try (var prepared = prepare(connection, statement, parameters)) {
      return read(prepared, reader);
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }

  private static <T> List<T> read(PreparedStatement prepared, Reader<T> reader)
      throws SQLException {
    try (var result = prepared.executeQuery()) {
      var row = new Row(result);
      var list = new ArrayList<T>();
      while (result.next()) {
        list.add(reader.read(row));
      }
      return list;
    }
  }

  private static <T> Optional<T> first(List<T> rows) {
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getFirst());
  }

  static PreparedStatement prepare(
      Connection connection, String statement, @Nullable Object... parameters) throws SQLException {
    var prepared = connection.prepareStatement(statement);
    try {
      for (int i = 0; i < parameters.length; i++) {
        bind(prepared, i + 1, parameters[i]);
      }
      return prepared;
    } catch (SQLException | RuntimeException e) {
      prepared.close();
      throw e;
    }
  }

  private static void bind(PreparedStatement to, int place, @Nullable Object value)
      throws SQLException {
    switch (value) {
      case null -> to.setNull(place, Types.NULL);
      case String text -> to.setString(place, text);
      case Long number -> to.setLong(place, number);
      case Integer number -> to.setInt(place, number);
      case Boolean flag -> to.setBoolean(place, flag);
      case Instant time -> to.setObject(place, time.atOffset(ZoneOffset.UTC));
      case LocalDate date -> to.setObject(place, date);
      case byte[] bytes -> to.setBytes(place, bytes);
      case Long[] numbers ->
          to.setArray(place, to.getConnection().createArrayOf("bigint", numbers));
      // Typed, since a cast of texts would be made anew for every row.
      case Instant[] times ->
          to.setArray(place, to.getConnection().createArrayOf("timestamptz", times));
      case String[] texts -> to.setArray(place, to.getConnection().createArrayOf("text", texts));
      default -> throw new IllegalArgumentException("cannot bind a " + value.getClass());
    }
  }
}
