package dev.issuetracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.idempotency.IdempotencyRecords;
import dev.issuetracker.application.idempotency.IdempotencyRecords.Kept;
import dev.issuetracker.application.idempotency.IdempotencyRecords.Key;
import dev.issuetracker.application.idempotency.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Two who come with a key of which the outcome is too old. */
final class ExpiredKeyTest extends DatabaseTest {
  private static final Instant OLD = NOW.minus(Duration.ofDays(2));

  @Test
  void what_another_one_kept_between_the_look_and_the_deletion_stays() {
    var key = new Key(alice.id(), "POST /issues", "key");
    assertThat(write(() -> ports.idempotency().keep(key, kept("first"), OLD))).isTrue();
    var transactions = new JdbcTransactions(counting.connections());
    IdempotencyRecords records = new JdbcIdempotencyRecords(new Sql(transactions));
    var statements = new AtomicInteger();

    counting.during(
        () -> transactions.write(() -> records.claim(key, NOW.minus(Duration.ofDays(1)))),
        () -> {
          // The first looks; the second deletes what is too old.
          if (statements.incrementAndGet() == 2) {
            renew(key);
          }
        });

    assertThat(statements).hasValue(2);
    assertThat(write(() -> ports.idempotency().claim(key, NOW.minus(Duration.ofDays(1)))))
        .isInstanceOfSatisfying(
            IdempotencyRecords.Claim.Done.class,
            done -> assertThat(done.kept().fingerprint()).isEqualTo("another"));
  }

  private void renew(Key key) {
    var others = new JdbcTransactions(database.connections());
    var sql = new Sql(others);
    others.write(
        () -> {
          sql.update("DELETE FROM idempotency_keys WHERE key = ?", key.key());
          return new JdbcIdempotencyRecords(sql).keep(key, kept("another"), NOW);
        });
  }

  private static Kept kept(String fingerprint) {
    return new Kept(fingerprint, new Outcome(201, Map.of(), new byte[0], true, true));
  }
}
