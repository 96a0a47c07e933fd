package dev.issuetracker.rest.answer;

/**
 * What answers a secret cannot be answered again from memory, so the writes around accounts take no
 * idempotency key.
 */
public final class KeyedPaths {
  private static final String ACCESS = "/api/v1/auth/";
  private static final String OWN = "/api/v1/users/me";

  private KeyedPaths() {}

  /** Whether a write of this path is refused if it comes with a key. */
  public static boolean exclude(String path) {
    return path.startsWith(ACCESS) || path.equals(OWN) || path.startsWith(OWN + "/");
  }
}
