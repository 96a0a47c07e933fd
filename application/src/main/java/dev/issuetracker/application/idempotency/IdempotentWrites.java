package dev.issuetracker.application.idempotency;

import dev.issuetracker.application.Now;
import dev.issuetracker.application.Ports;
import dev.issuetracker.application.Transactions;
import dev.issuetracker.application.idempotency.IdempotencyRecords.Claim;
import dev.issuetracker.application.idempotency.IdempotencyRecords.Kept;
import dev.issuetracker.application.idempotency.IdempotencyRecords.Key;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Writes that a caller can safely send again. The outcome is kept in the transaction of the effect:
 * whatever kills the server, either both are there or neither. Safe for many threads at once.
 */
public final class IdempotentWrites {
  /** How long an outcome is answered again. */
  public static final Duration LIFE = Duration.ofHours(24);

  private static final int MOST_TRIES = 3;
  private static final int FORGOTTEN_AT_ONCE = 1_000;

  private final Transactions transactions;
  private final Now now;
  private final IdempotencyRecords records;

  public IdempotentWrites(Ports ports) {
    transactions = ports.transactions();
    now = new Now(ports.clock());
    records = ports.idempotency();
  }

  /**
   * What came of a request.
   *
   * @param replayed whether this is the answer to an earlier, equal request
   */
  public record Answer(Outcome outcome, boolean replayed) {}

  /**
   * Runs work under a key, or answers what it did the first time.
   *
   * @param fingerprint a keyed digest of all that was sent
   * @param work the write; it turns refusals into outcomes that are not effective
   */
  public Answer run(Key key, String fingerprint, Supplier<Outcome> work) {
    return run(key, Fingerprint.of(fingerprint), work);
  }

  /** The same for what a digest alone does not tell from others. */
  public Answer run(Key key, Fingerprint fingerprint, Supplier<Outcome> work) {
    for (int attempt = 1; attempt <= MOST_TRIES; attempt++) {
      try {
        return transactions.write(() -> claimAndRun(key, fingerprint, work));
      } catch (Overtaken overtaken) {
        // Somebody else finished under the same key after this transaction looked: look again.
        continue;
      }
    }
    throw new Rejected(new Rejection.StillRunning(key.key()));
  }

  /**
   * Forgets what is too old to be answered again; how many outcomes that were. A few at a time:
   * call it until there are none.
   */
  public int forgetOld() {
    return transactions.write(() -> records.forgetBefore(now.get().minus(LIFE), FORGOTTEN_AT_ONCE));
  }

  private Answer claimAndRun(Key key, Fingerprint fingerprint, Supplier<Outcome> work) {
    return switch (records.claim(key, now.get().minus(LIFE))) {
      case Claim.Running ignored -> throw new Rejected(new Rejection.StillRunning(key.key()));
      case Claim.Done(var kept) -> replay(key, fingerprint, kept);
      case Claim.Granted ignored -> first(key, fingerprint, work);
    };
  }

  private static Answer replay(Key key, Fingerprint fingerprint, Kept kept) {
    if (!fingerprint.fits(kept.fingerprint())) {
      throw new Rejected(new Rejection.KeyReused(key.key()));
    }
    return new Answer(kept.outcome(), true);
  }

  private Answer first(Key key, Fingerprint fingerprint, Supplier<Outcome> work) {
    var outcome = effectOf(work);
    if (outcome.lasting() && !records.keep(key, new Kept(fingerprint.kept(), outcome), now.get())) {
      throw new Overtaken();
    }
    return new Answer(outcome, false);
  }

  private Outcome effectOf(Supplier<Outcome> work) {
    try {
      return transactions.part(
          () -> {
            var outcome = work.get();
            if (!outcome.effective()) {
              throw new Undone(outcome);
            }
            return outcome;
          });
    } catch (Undone undone) {
      return undone.outcome;
    }
  }

  private static final class Overtaken extends RuntimeException {
    Overtaken() {
      super("somebody else's outcome is kept under this key", null, false, false);
    }
  }

  private static final class Undone extends RuntimeException {
    private final transient Outcome outcome;

    Undone(Outcome outcome) {
      super("a refusal leaves nothing behind", null, false, false);
      this.outcome = outcome;
    }
  }
}
