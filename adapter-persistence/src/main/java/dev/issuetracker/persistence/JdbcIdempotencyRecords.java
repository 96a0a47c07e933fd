package dev.issuetracker.persistence;

import dev.issuetracker.application.idempotency.IdempotencyRecords;
import dev.issuetracker.application.idempotency.Outcome;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/**
 * A claim is an advisory lock: it goes with its transaction, whatever ends it, so that no mark is
 * left behind.
 */
final class JdbcIdempotencyRecords implements IdempotencyRecords {
  private static final String CLAIM =
      """
      SELECT pg_try_advisory_xact_lock(?) AS claimed, k.created_at, k.fingerprint, k.status,
        k.headers, k.body, k.effective
      FROM (SELECT 1) AS one
      LEFT JOIN idempotency_keys k ON k.user_id = ? AND k.route = ? AND k.key = ?
      """;

  /** Only what is too old: between the look and the lock somebody else may have kept another. */
  private static final String DROP =
      "DELETE FROM idempotency_keys WHERE user_id = ? AND route = ? AND key = ? AND created_at < ?";

  private static final String KEEP =
      """
      INSERT INTO idempotency_keys
        (user_id, route, key, fingerprint, status, headers, body, effective, created_at, issues)
      VALUES (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?)
      ON CONFLICT DO NOTHING
      """;

  /**
   * Of what a server of before kept, which does not say what it tells of, bytes are soon compared,
   * and most answers tell of something else.
   */
  private static final String REDACT =
      """
      UPDATE idempotency_keys SET body = ?, headers = headers - 'ETag', issues = '{}'
      WHERE issues @> ?
        OR (issues IS NULL AND CASE WHEN position(? IN body) > 0 OR position(? IN body) > 0
          THEN convert_from(body, 'UTF8') ~ ? ELSE false END)
      """;

  private static final String FORGET =
      """
      DELETE FROM idempotency_keys WHERE (user_id, route, key) IN (
        SELECT user_id, route, key FROM idempotency_keys WHERE created_at < ?
        ORDER BY created_at LIMIT ? FOR UPDATE SKIP LOCKED)
      """;

  private final Sql sql;

  JdbcIdempotencyRecords(Sql sql) {
    this.sql = sql;
  }

  private record Found(boolean claimed, @Nullable Instant since, @Nullable Kept kept) {}

  @Override
  public Claim claim(Key key, Instant notBefore) {
    var found =
        sql.returned(
                CLAIM,
                JdbcIdempotencyRecords::found,
                lock(key),
                key.person(),
                key.route(),
                key.key())
            .orElseThrow();
    var since = found.since;
    if (found.kept != null && since != null && !since.isBefore(notBefore)) {
      return new Claim.Done(found.kept);
    }
    if (!found.claimed) {
      return new Claim.Running();
    }
    if (found.kept != null) {
      sql.update(DROP, key.person(), key.route(), key.key(), notBefore);
    }
    return new Claim.Granted();
  }

  private static Found found(Row row) throws SQLException {
    var since = row.timeOrNull("created_at");
    return new Found(row.flag("claimed"), since, since == null ? null : kept(row));
  }

  private static Kept kept(Row row) throws SQLException {
    var headers = new HashMap<String, String>();
    Json.object(row.text("headers")).forEach((name, value) -> headers.put(name, "" + value));
    return new Kept(
        row.text("fingerprint"),
        new Outcome(
            (int) row.number("status"), headers, row.bytes("body"), row.flag("effective"), true));
  }

  @Override
  public boolean keep(Key key, Kept kept, Instant now) {
    var outcome = kept.outcome();
    return sql.update(
            KEEP,
            key.person(),
            key.route(),
            key.key(),
            kept.fingerprint(),
            outcome.status(),
            Json.write(outcome.headers()),
            outcome.body(),
            outcome.effective(),
            now,
            MentionedIssues.in(outcome.body()))
        == 1;
  }

  @Override
  public void redact(long issueId) {
    sql.update(
        REDACT,
        bytes(BLOTTED),
        new Long[] {issueId},
        bytes("\"id\":" + issueId),
        bytes("\"issue_id\":" + issueId),
        IdempotencyRecords.mentionOf(issueId));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public int forgetBefore(Instant time, int most) {
    return sql.update(FORGET, time, most);
  }

  /** The whole key in the 64 bits that an advisory lock has; those who collide take turns. */
  private static long lock(Key key) {
    var text = key.person() + "\n" + key.route() + "\n" + key.key();
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return ByteBuffer.wrap(digest.digest(text.getBytes(StandardCharsets.UTF_8))).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
