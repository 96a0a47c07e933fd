package dev.issuetracker.persistence;

import dev.issuetracker.domain.Person;
import dev.issuetracker.domain.PersonRef;
import dev.issuetracker.domain.Role;
import dev.issuetracker.domain.Username;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads people out of rows. */
final class PersonRows {
  private PersonRows() {}

  static Person person(Row row) throws SQLException {
    return new Person(
        row.number("id"),
        new Username(row.text("username")),
        row.text("name"),
        Role.of(row.text("role")).orElseThrow(),
        row.flag("active"),
        row.time("created_at"),
        row.time("updated_at"));
  }

  /** The columns {@code <prefix>_id}, {@code _username} and {@code _name}. */
  record Columns(String id, String username, String name) {
    static Columns of(String prefix) {
      return new Columns(prefix + "_id", prefix + "_username", prefix + "_name");
    }
  }

  static PersonRef ref(Row row, String prefix) throws SQLException {
    return ref(row, Columns.of(prefix));
  }

  static PersonRef ref(Row row, Columns columns) throws SQLException {
    return new PersonRef(
        row.number(columns.id), row.text(columns.username), row.text(columns.name));
  }

  static @Nullable PersonRef refOrNull(Row row, String prefix) throws SQLException {
    return refOrNull(row, Columns.of(prefix));
  }

  static @Nullable PersonRef refOrNull(Row row, Columns columns) throws SQLException {
    return row.numberOrNull(columns.id) == null ? null : ref(row, columns);
  }
}
