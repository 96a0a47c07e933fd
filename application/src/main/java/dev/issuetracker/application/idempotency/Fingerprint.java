package dev.issuetracker.application.idempotency;

/** What tells a request from others that come under its key. */
public interface Fingerprint {

  /** As it is kept: nobody can tell from it what was sent. */
  String kept();

  /** Whether one that was kept is of an equal request. */
  boolean fits(String kept);

  /** A keyed digest of all that was sent. */
  static Fingerprint of(String digest) {
    return new Fingerprint() {
      @Override
      public String kept() {
        return digest;
      }

      @Override
      public boolean fits(String kept) {
        return kept.equals(digest);
      }
    };
  }
}
