package dev.issuetracker.application.people;

import dev.issuetracker.application.idempotency.Fingerprint;

/**
 * Of a request that brings a password, which its digest leaves out: that would be far faster to
 * guess at than the hash, which is kept instead. It is the very hash that the account gets.
 */
record PasswordFingerprint(PasswordHasher hasher, String digest, String password, String hash)
    implements Fingerprint {
  /** In no digest, and in no hash. */
  private static final char BETWEEN = ' ';

  @Override
  public String kept() {
    return digest + BETWEEN + hash;
  }

  @Override
  public boolean fits(String kept) {
    int between = kept.indexOf(BETWEEN);
    return between >= 0
        && kept.substring(0, between).equals(digest)
        && hasher.verify(password, kept.substring(between + 1));
  }

  @Override
  public String toString() {
    return "PasswordFingerprint[]";
  }
}
