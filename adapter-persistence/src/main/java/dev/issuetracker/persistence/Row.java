package dev.issuetracker.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** The row of a result that is being read. What may be null has a method that says so. */
final class Row {
  private final ResultSet rows;

  Row(ResultSet rows) {
    this.rows = rows;
  }

  long number(String column) throws SQLException {
    return rows.getLong(column);
  }

  @Nullable Long numberOrNull(String column) throws SQLException {
    long number = rows.getLong(column);
    return rows.wasNull() ? null : number;
  }

  /** Of an array without nulls. */
  long[] numbers(String column) throws SQLException {
    var array = present(rows.getArray(column), column);
    var numbers = (Long[]) array.getArray();
    var plain = new long[numbers.length];
    for (int at = 0; at < plain.length; at++) {
      plain[at] = numbers[at];
    }
    return plain;
  }

  double real(String column) throws SQLException {
    return rows.getDouble(column);
  }

  @Nullable Double realOrNull(String column) throws SQLException {
    double real = rows.getDouble(column);
    return rows.wasNull() ? null : real;
  }

  boolean flag(String column) throws SQLException {
    return rows.getBoolean(column);
  }

  String text(String column) throws SQLException {
    return present(rows.getString(column), column);
  }

  @Nullable String textOrNull(String column) throws SQLException {
    return rows.getString(column);
  }

  Instant time(String column) throws SQLException {
    return present(timeOrNull(column), column);
  }

  @Nullable Instant timeOrNull(String column) throws SQLException {
    var time = rows.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  @Nullable LocalDate dateOrNull(String column) throws SQLException {
    return rows.getObject(column, LocalDate.class);
  }

  byte[] bytes(String column) throws SQLException {
    return present(rows.getBytes(column), column);
  }

  private static <T> T present(@Nullable T value, String column) {
    if (value == null) {
      throw new IllegalStateException("the column " + column + " is null");
    }
    return value;
  }
}
