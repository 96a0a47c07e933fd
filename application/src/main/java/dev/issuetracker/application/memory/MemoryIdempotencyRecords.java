package dev.issuetracker.application.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.issuetracker.application.idempotency.IdempotencyRecords;
import dev.issuetracker.application.idempotency.Outcome;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;

/**
 * Outcomes and claims lie outside the tables, so that whoever claims a key that another is at hears
 * so instead of waiting for the other's transaction. What a claim covers nobody else touches.
 */
final class MemoryIdempotencyRecords implements IdempotencyRecords {
  private record Dated(Kept kept, Instant at) {}

  private final MemoryTransactions transactions;
  private final ConcurrentMap<Key, MemoryTransaction> claims = new ConcurrentHashMap<>();
  private final ConcurrentMap<Key, Dated> outcomes = new ConcurrentHashMap<>();

  MemoryIdempotencyRecords(MemoryTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Claim claim(Key key, Instant notBefore) {
    var mine = transactions.writing();
    var holder = claims.putIfAbsent(key, mine);
    if (holder == null) {
      mine.atEnd(() -> claims.remove(key, mine));
    } else if (holder != mine) {
      return new Claim.Running();
    }
    var found = outcomes.get(key);
    if (found != null && !found.at().isBefore(notBefore)) {
      // Nothing is left to be done, so others need not wait for this one.
      if (holder == null) {
        claims.remove(key, mine);
      }
      return new Claim.Done(copy(found.kept()));
    }
    if (found != null) {
      forget(key, found);
    }
    return new Claim.Granted();
  }

  @Override
  public boolean keep(Key key, Kept kept, Instant now) {
    var transaction = transactions.writing();
    var dated = new Dated(copy(kept), now);
    if (outcomes.putIfAbsent(key, dated) != null) {
      return false;
    }
    transaction.onUndo(() -> outcomes.remove(key, dated));
    return true;
  }

  @Override
  public void redact(long issueId) {
    var transaction = transactions.writing();
    var mention = Pattern.compile(IdempotencyRecords.mentionOf(issueId));
    outcomes.forEach(
        (key, dated) -> {
          var outcome = dated.kept().outcome();
          if (mention.matcher(new String(outcome.body(), UTF_8)).find()) {
            outcomes.replace(key, dated, blotted(dated));
            transaction.onUndo(() -> outcomes.put(key, dated));
          }
        });
  }

  /** Of bytes that somebody else might write into. */
  private static Kept copy(Kept kept) {
    var outcome = kept.outcome();
    return new Kept(
        kept.fingerprint(),
        new Outcome(
            outcome.status(),
            outcome.headers(),
            outcome.body().clone(),
            outcome.effective(),
            outcome.lasting()));
  }

  private static Dated blotted(Dated then) {
    var outcome = then.kept().outcome();
    var headers = new HashMap<>(outcome.headers());
    headers.remove("ETag");
    var body = BLOTTED.getBytes(UTF_8);
    var left = new Outcome(outcome.status(), headers, body, outcome.effective(), outcome.lasting());
    return new Dated(new Kept(then.kept().fingerprint(), left), then.at());
  }

  @Override
  public int forgetBefore(Instant time, int most) {
    var old =
        outcomes.entrySet().stream()
            .filter(entry -> entry.getValue().at().isBefore(time))
            .limit(most)
            .toList();
    return (int) old.stream().filter(this::forget).count();
  }

  private boolean forget(Map.Entry<Key, Dated> entry) {
    return forget(entry.getKey(), entry.getValue());
  }

  private boolean forget(Key key, Dated dated) {
    var transaction = transactions.writing();
    if (!outcomes.remove(key, dated)) {
      return false;
    }
    transaction.onUndo(() -> outcomes.putIfAbsent(key, dated));
    return true;
  }
}
