package dev.issuetracker.persistence;

import dev.issuetracker.application.people.SignInThrottle;
import java.sql.SQLException;
import java.time.Instant;

final class JdbcSignInThrottle implements SignInThrottle {

  /** Attempts from one address wait for each other, and then see each other. */
  private static final String HOLD =
      "SELECT true AS held FROM (SELECT pg_advisory_xact_lock(hashtextextended(?, 5410986))) AS l";

  /** From one address there are never many: more than the limit are not let in. */
  private static final String COUNT =
      """
      WITH here AS (
        SELECT name = ? AS same, NOT pending OR at < ? AS failed, at
        FROM sign_in_attempts WHERE address = ? AND at >= ?
      ), of_name AS (
        SELECT 1 FROM sign_in_attempts WHERE name = ? AND at >= ? LIMIT %d
      )
      SELECT count(*) AS all_here,
             count(*) FILTER (WHERE failed) AS failed_here,
             min(at) FILTER (WHERE failed) AS oldest_here,
             count(*) FILTER (WHERE same) AS all_both,
             count(*) FILTER (WHERE same AND failed) AS failed_both,
             min(at) FILTER (WHERE same AND failed) AS oldest_both,
             (SELECT count(*) FROM of_name) AS of_name
      FROM here
      """
          .formatted(MOST_COUNTED_OF_NAME);

  private static final String ADD =
      "INSERT INTO sign_in_attempts (name, address, at) VALUES (?, ?, ?) RETURNING id";
  private static final String FAIL = "UPDATE sign_in_attempts SET pending = false WHERE id = ?";
  private static final String TAKE_BACK = "DELETE FROM sign_in_attempts WHERE id = ?";
  private static final String FORGIVE =
      """
      DELETE FROM sign_in_attempts WHERE id = ? OR (name = ? AND address = ? AND NOT pending)
      """;
  private static final String FORGET_NAME = "DELETE FROM sign_in_attempts WHERE name = ?";
  private static final String FORGET_OLD =
      """
      DELETE FROM sign_in_attempts WHERE id IN
        (SELECT id FROM sign_in_attempts WHERE at < ? ORDER BY at LIMIT ? FOR UPDATE SKIP LOCKED)
      """;

  private final Sql sql;

  private record Counted(Tally both, Tally here, int ofName) {}

  JdbcSignInThrottle(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Verdict admit(Attempt attempt, Limits limits) {
    sql.returning(HOLD, row -> row.flag("held"), attempt.address());
    var counted =
        sql.row(
                COUNT,
                JdbcSignInThrottle::counted,
                attempt.name(),
                limits.pendingSince(),
                attempt.address(),
                limits.since(),
                attempt.name(),
                limits.since())
            .orElseThrow();
    return SignInThrottle.obstacle(counted.both, counted.here, limits)
        .orElseGet(() -> new Verdict.Admitted(add(attempt), counted.ofName));
  }

  private static Counted counted(Row row) throws SQLException {
    return new Counted(
        tally(row, "both"), tally(row, "here"), Math.toIntExact(row.number("of_name")));
  }

  private static Tally tally(Row row, String which) throws SQLException {
    return new Tally(
        Math.toIntExact(row.number("all_" + which)),
        Math.toIntExact(row.number("failed_" + which)),
        row.timeOrNull("oldest_" + which));
  }

  private long add(Attempt attempt) {
    return sql.returned(
            ADD, row -> row.number("id"), attempt.name(), attempt.address(), attempt.at())
        .orElseThrow();
  }

  @Override
  public void fail(long id) {
    sql.update(FAIL, id);
  }

  @Override
  public void takeBack(long id) {
    sql.update(TAKE_BACK, id);
  }

  @Override
  public void forgive(long id, String name, String address) {
    sql.update(FORGIVE, id, name, address);
  }

  @Override
  public void forget(String name) {
    sql.update(FORGET_NAME, name);
  }

  @Override
  public int forgetBefore(Instant time, int most) {
    return sql.update(FORGET_OLD, time, most);
  }
}
