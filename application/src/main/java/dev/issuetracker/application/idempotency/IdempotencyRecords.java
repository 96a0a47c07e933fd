package dev.issuetracker.application.idempotency;

import java.time.Instant;

/**
 * Keeps the outcomes of writes that carried a key, in the same transaction as what they did. Safe
 * for many threads at once.
 */
public interface IdempotencyRecords {

  /**
   * Whose repeat of what it is.
   *
   * @param route method and route
   * @param key what the caller chose
   */
  record Key(long person, String route, String key) {}

  /**
   * What came of the first request.
   *
   * @param fingerprint a keyed digest of what was sent; what was sent itself is not kept
   */
  record Kept(String fingerprint, Outcome outcome) {}

  /**
   * What {@link #claim} found: nothing, so that the caller may go on; somebody who is at it; or an
   * outcome.
   */
  sealed interface Claim {
    /** Nothing was there: the caller has it now. */
    record Granted() implements Claim {}

    /** Somebody else is at it. */
    record Running() implements Claim {}

    /** It was done before. */
    record Done(Kept kept) implements Claim {}
  }

  /** What is answered again where the first answer held something that was redacted. */
  String BLOTTED = "{\"redacted\":true}";

  /**
   * What fits, as a regular expression of Java or PostgreSQL, where JSON tells of an issue. An id
   * that is not said to be of something else counts: rather one answer too many than one too few.
   */
  static String mentionOf(long issueId) {
    return "\"issue_id\":%1$d[,}]|\"id\":%1$d(?!%2$s)[,}]".formatted(issueId, NO_ISSUE);
  }

  /** How projects, people, labels and tokens, what hangs on issues, and imports go on. */
  String NO_ISSUE = ",\"(key\":\"[A-Z0-9]+\"|username\"|name\"|issue_id\"|state\")";

  /**
   * Claims the key until the transaction ends, without waiting for others. Outcomes older than a
   * time are as good as gone.
   */
  Claim claim(Key key, Instant notBefore);

  /**
   * Keeps an outcome under a claimed key.
   *
   * @return whether it was kept; false if somebody else's outcome stands there by now, and
   *     everything must be undone
   */
  boolean keep(Key key, Kept kept, Instant now);

  /**
   * Takes the bodies, and the tags made from them, out of all outcomes that tell of an issue:
   * {@link #BLOTTED} stands in their place. That the writes were done is still known.
   */
  void redact(long issueId);

  /**
   * Forgets outcomes that were kept before a time, a bounded number at once; how many they were.
   */
  int forgetBefore(Instant time, int most);
}
