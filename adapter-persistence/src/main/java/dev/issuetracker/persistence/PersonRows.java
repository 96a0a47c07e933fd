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

  /** From the columns {@code <prefix>_id}, {@code _username} and {@code _name}. */
  static PersonRef ref(Row row, String prefix) throws SQLException {
    return new PersonRef(
        row.number(prefix + "_id"), row.text(prefix + "_username"), row.text(prefix + "_name"));
  }

  static @Nullable PersonRef refOrNull(Row row, String prefix) throws SQLException {
    return row.numberOrNull(prefix + "_id") == null ? null : ref(row, prefix);
  }
}
