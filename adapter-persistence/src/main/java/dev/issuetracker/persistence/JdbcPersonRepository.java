package dev.issuetracker.persistence;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Position;
import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.people.PersonRepository;
import dev.issuetracker.domain.Person;
import dev.issuetracker.domain.Reference;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection;
import dev.issuetracker.domain.Role;
import dev.issuetracker.domain.Username;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class JdbcPersonRepository implements PersonRepository {
  private static final String COLUMNS =
      "u.id, u.username, u.name, u.role, u.active, u.created_at, u.updated_at";

  private static final String ADD =
      """
      INSERT INTO users AS u (username, name, role, password_hash, created_at, updated_at)
      VALUES (?, ?, ?, ?::text, ?, ?)
      RETURNING
      """
          + COLUMNS;

  private static final String BY_ID = "SELECT " + COLUMNS + " FROM users u WHERE u.id = ?";
  private static final String BY_NAME = "SELECT " + COLUMNS + " FROM users u WHERE u.username = ?";

  private static final String SAVE =
      """
      UPDATE users AS u SET name = ?, role = ?, active = ?, updated_at = ? WHERE u.id = ?
      RETURNING
      """
          + COLUMNS;

  private static final String HASH = "SELECT password_hash FROM users WHERE id = ?";
  private static final String SET_HASH =
      "UPDATE users SET password_hash = ?, updated_at = ? WHERE id = ?";

  /** Everybody who makes or unmakes an active admin passes here; there need not be one yet. */
  private static final String HOLD_ADMINS =
      "SELECT true AS held FROM (SELECT pg_advisory_xact_lock(4702111234474983745)) AS lock";

  private static final String COUNT_ADMINS =
      "SELECT count(*) AS n FROM users WHERE role = 'admin' AND active";

  private static final SimpleList<Person> LIST =
      new SimpleList<>(
          "SELECT " + COLUMNS,
          """
          FROM users u
          WHERE (strpos(u.username, lower(?)) > 0 OR strpos(lower(u.name), lower(?)) > 0
              OR strpos(lower(u.name), lower(?)) > 0)
            AND u.role = coalesce(?::text, u.role) AND u.active = coalesce(?::boolean, u.active)
          """,
          "u.username",
          SimpleList.Key.TEXT,
          PersonRows::person,
          person -> new Position(List.of(person.username().value())));

  private final Sql sql;

  JdbcPersonRepository(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Person add(
      Username username, String name, Role role, @Nullable String passwordHash, Instant now) {
    try {
      return sql.returned(
              ADD, PersonRows::person, username.value(), name, role.code(), passwordHash, now, now)
          .orElseThrow();
    } catch (Failures.Taken taken) {
      throw taken.of("users_username_key")
          ? new Rejected(new Rejection.NameTaken("user", "username", username.value()))
          : taken;
    }
  }

  @Override
  public Optional<Person> find(Reference reference) {
    return switch (reference) {
      case Reference.ById(long id) -> sql.row(BY_ID, PersonRows::person, id);
      case Reference.ByName(String name) ->
          Username.check("", name).isEmpty()
              ? sql.row(BY_NAME, PersonRows::person, Username.fold(name))
              : Optional.empty();
    };
  }

  @Override
  public Person save(Person person) {
    return sql.returned(
            SAVE,
            PersonRows::person,
            person.name(),
            person.role().code(),
            person.active(),
            person.updatedAt(),
            person.id())
        .orElseThrow();
  }

  @Override
  public Optional<String> passwordHash(long id) {
    return sql.row(HASH, row -> Optional.ofNullable(row.textOrNull("password_hash")), id)
        .flatMap(hash -> hash);
  }

  @Override
  public void setPasswordHash(long id, String hash, Instant now) {
    sql.update(SET_HASH, hash, now, id);
  }

  @Override
  public void holdAdmins() {
    sql.returning(HOLD_ADMINS, row -> row.flag("held"));
  }

  @Override
  public long countActiveAdmins() {
    return sql.row(COUNT_ADMINS, row -> row.number("n")).orElse(0L);
  }

  @Override
  public Slice<Person> list(Actor actor, Filter filter, Window window) {
    var part = NamePart.of(filter.q());
    var role = filter.role() == null ? null : filter.role().code();
    return LIST.slice(
        sql, window, part.composed(), part.composed(), part.decomposed(), role, filter.active());
  }
}
