package dev.issuetracker.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.idempotency.IdempotencyRecords;
import dev.issuetracker.application.idempotency.IdempotencyRecords.Claim;
import dev.issuetracker.application.idempotency.IdempotencyRecords.Kept;
import dev.issuetracker.application.idempotency.IdempotencyRecords.Key;
import dev.issuetracker.application.idempotency.Outcome;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Answers that are kept, and a redaction of one issue. */
final class RedactedAnswersTest extends DatabaseTest {

  /** Nobody could read this one as a text. */
  @Test
  void what_tells_of_other_issues_is_not_read() {
    var other = keep("other", concat("{\"id\":71,\"x\":\"id\":7", new byte[] {(byte) 0xff}));
    var same = keep("same", "{\"id\":7,\"key\":\"WEB-7\"}".getBytes(UTF_8));

    redact(7);

    assertThat(body(same)).isEqualTo(IdempotencyRecords.BLOTTED);
    assertThat(body(other)).startsWith("{\"id\":71");
  }

  @Test
  void what_a_server_of_before_kept_is_read() {
    var same = keep("before", "{\"id\":8,\"key\":\"WEB-8\"}".getBytes(UTF_8));
    var other = keep("before, too", "{\"id\":8,\"name\":\"a label\"}".getBytes(UTF_8));
    forgetWhatTheyTellOf("before%");

    redact(8);

    assertThat(body(same)).isEqualTo(IdempotencyRecords.BLOTTED);
    assertThat(body(other)).contains("a label");
  }

  @Test
  void all_issues_that_an_answer_tells_of_are_found() {
    var bulk =
        "{\"created\":[{\"id\":3,\"key\":\"WEB-1\"},{\"id\":9007199254740991}],"
            + "\"comment\":{\"id\":4,\"issue_id\":5},\"label\":{\"id\":6,\"name\":\"ä\"},"
            + "\"text\":\"\\\"id\\\":8,\"}";

    assertThat(MentionedIssues.in(bulk.getBytes(UTF_8)))
        .containsExactly(3L, 5L, 9_007_199_254_740_991L);
    assertThat(MentionedIssues.in(new byte[0])).isEmpty();
  }

  private Key keep(String name, byte[] body) {
    var key = new Key(alice.id(), "PATCH /issues", name);
    var outcome = new Outcome(200, Map.of(), body, true, true);
    assertThat(write(() -> ports.idempotency().keep(key, new Kept("print", outcome), NOW)))
        .isTrue();
    return key;
  }

  private void redact(long issue) {
    write(
        () -> {
          ports.idempotency().redact(issue);
          return issue;
        });
  }

  private String body(Key key) {
    var claim = write(() -> ports.idempotency().claim(key, Instant.EPOCH));
    return new String(((Claim.Done) claim).kept().outcome().body(), UTF_8);
  }

  private void forgetWhatTheyTellOf(String keys) {
    var transactions = new JdbcTransactions(counting.connections());
    var sql = new Sql(transactions);
    transactions.write(
        () -> sql.update("UPDATE idempotency_keys SET issues = NULL WHERE key LIKE ?", keys));
  }

  private static byte[] concat(String text, byte[] more) {
    var start = text.getBytes(UTF_8);
    var all = Arrays.copyOf(start, start.length + more.length);
    System.arraycopy(more, 0, all, start.length, more.length);
    return all;
  }
}
