package dev.issuetracker.persistence;

import dev.issuetracker.application.Position;
import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.people.Token;
import dev.issuetracker.application.people.TokenRepository;
import dev.issuetracker.domain.Person;
import dev.issuetracker.domain.Role;
import dev.issuetracker.domain.Username;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

final class JdbcTokenRepository implements TokenRepository {
  private static final String COLUMNS =
      "t.id, t.user_id, t.kind, t.name, t.scope, t.created_at, t.expires_at, t.last_used_at";

  private static final String HOLD = "SELECT id FROM users WHERE id = ? FOR NO KEY UPDATE";

  private static final String ADD =
      """
      INSERT INTO tokens AS t (user_id, kind, name, scope, hash, created_at, expires_at)
      VALUES (?, ?, ?::text, ?, decode(?, 'hex'), ?, ?)
      RETURNING
      """
          + COLUMNS;

  private static final String BY_HASH =
      "SELECT "
          + COLUMNS
          + """
          , u.username AS u_username, u.name AS u_name, u.role AS u_role, u.active AS u_active,
            u.created_at AS u_created_at, u.updated_at AS u_updated_at
          FROM tokens t JOIN users u ON u.id = t.user_id WHERE t.hash = decode(?, 'hex')
          """;

  private static final String PERSONAL =
      "SELECT " + COLUMNS + " FROM tokens t WHERE user_id = ? AND kind = 'personal' AND id = ?";
  private static final String HAS = "SELECT id FROM tokens WHERE user_id = ? AND id = ?";
  private static final String COUNT =
      "SELECT count(*) AS n FROM tokens WHERE user_id = ? AND kind = 'personal'";

  private static final SimpleList<Token> LIST =
      SimpleList.newestFirst(
          "SELECT " + COLUMNS,
          "FROM tokens t WHERE t.user_id = ? AND t.kind = 'personal'",
          "t.id",
          JdbcTokenRepository::token,
          token -> Position.at(token.id()));

  private static final String REMOVE = "DELETE FROM tokens WHERE user_id = ? AND id = ?";
  private static final String REMOVE_ALL = "DELETE FROM tokens WHERE user_id = ?";
  private static final String REMOVE_SIGN_INS =
      "DELETE FROM tokens WHERE user_id = ? AND kind = 'sign_in' AND id <> coalesce(?::bigint, 0)";

  private static final String KEEP_NEWEST =
      """
      DELETE FROM tokens WHERE user_id = ? AND kind = 'sign_in' AND id <=
        (SELECT id FROM tokens WHERE user_id = ? AND kind = 'sign_in'
         ORDER BY id DESC LIMIT 1 OFFSET ?)
      """;

  /** Taken in the order of their ids, so that two servers that do this never meet crosswise. */
  private static final String RECORD_USES =
      """
      UPDATE tokens SET last_used_at = ? WHERE id IN
        (SELECT id FROM tokens WHERE id = ANY (?) AND (last_used_at IS NULL OR last_used_at < ?)
         ORDER BY id FOR NO KEY UPDATE)
      """;

  private static final String REMOVE_EXPIRED =
      """
      DELETE FROM tokens WHERE id IN
        (SELECT id FROM tokens WHERE expires_at < ? ORDER BY expires_at LIMIT ?
         FOR UPDATE SKIP LOCKED)
      """;

  private final Sql sql;

  JdbcTokenRepository(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void hold(long personId) {
    sql.returning(HOLD, row -> row.number("id"), personId);
  }

  @Override
  public Token add(Token.Draft draft, String hash) {
    return sql.returned(
            ADD,
            JdbcTokenRepository::token,
            draft.personId(),
            draft.kind().code(),
            draft.name(),
            draft.scope().code(),
            hash,
            draft.createdAt(),
            draft.expiresAt())
        .orElseThrow();
  }

  @Override
  public Optional<Holder> findByHash(String hash) {
    return sql.row(BY_HASH, row -> new Holder(token(row), person(row)), hash);
  }

  @Override
  public Optional<Token> findPersonal(long personId, long id) {
    return sql.row(PERSONAL, JdbcTokenRepository::token, personId, id);
  }

  @Override
  public boolean has(long personId, long id) {
    return sql.row(HAS, row -> row.number("id"), personId, id).isPresent();
  }

  @Override
  public int countPersonal(long personId) {
    return sql.row(COUNT, row -> Math.toIntExact(row.number("n")), personId).orElse(0);
  }

  @Override
  public Slice<Token> listPersonal(long personId, Window window) {
    return LIST.slice(sql, window, personId);
  }

  @Override
  public boolean remove(long personId, long id) {
    return sql.update(REMOVE, personId, id) > 0;
  }

  @Override
  public void removeAll(long personId) {
    sql.update(REMOVE_ALL, personId);
  }

  @Override
  public void removeSignIns(long personId, @Nullable Long but) {
    sql.update(REMOVE_SIGN_INS, personId, but);
  }

  @Override
  public int keepNewestSignIns(long personId, int most) {
    return sql.update(KEEP_NEWEST, personId, personId, most);
  }

  @Override
  public void recordUses(Set<Long> ids, Instant at) {
    sql.update(RECORD_USES, at, ids.toArray(Long[]::new), at);
  }

  @Override
  public int removeExpired(Instant before, int most) {
    return sql.update(REMOVE_EXPIRED, before, most);
  }

  private static Token token(Row row) throws SQLException {
    return new Token(
        row.number("id"),
        row.number("user_id"),
        Token.Kind.valueOf(row.text("kind").toUpperCase(Locale.ROOT)),
        row.textOrNull("name"),
        Token.Scope.of(row.text("scope")).orElseThrow(),
        row.time("created_at"),
        row.time("expires_at"),
        row.timeOrNull("last_used_at"));
  }

  private static Person person(Row row) throws SQLException {
    return new Person(
        row.number("user_id"),
        new Username(row.text("u_username")),
        row.text("u_name"),
        Role.of(row.text("u_role")).orElseThrow(),
        row.flag("u_active"),
        row.time("u_created_at"),
        row.time("u_updated_at"));
  }
}
