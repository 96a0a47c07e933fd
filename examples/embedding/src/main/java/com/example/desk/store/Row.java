package com.example.desk.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One row of an answer, its columns counted from 1 or called by name. */
record Row(ResultSet results) {

  long number(int column) throws SQLException {
    return results.getLong(column);
  }

  double fraction(int column) throws SQLException {
    return results.getDouble(column);
  }

  long number(String column) throws SQLException {
    return results.getLong(column);
  }

  @Nullable Long numberOrNull(String column) throws SQLException {
    return results.getObject(column, Long.class);
  }

  String text(String column) throws SQLException {
    return Objects.requireNonNull(results.getString(column), column);
  }

  @Nullable String textOrNull(String column) throws SQLException {
    return results.getString(column);
  }

  @Nullable LocalDate dateOrNull(String column) throws SQLException {
    return results.getObject(column, LocalDate.class);
  }

  Instant time(String column) throws SQLException {
    return Objects.requireNonNull(timeOrNull(column), column);
  }

  @Nullable Instant timeOrNull(String column) throws SQLException {
    var time = results.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
