package dev.issuetracker.application.people;

/**
 * Turns passwords into hashes that are slow to try out. The work is bounded: no number of callers
 * makes it use more than its share of processors and memory. Safe for many threads at once.
 */
public interface PasswordHasher {

  /**
   * A hash with its salt and parameters, different every time.
   *
   * @throws dev.issuetracker.application.Unavailable if too many wait for their turn already
   */
  String hash(String password);

  /**
   * Whether the hash was made of this password, with the parameters that the hash names.
   *
   * @throws dev.issuetracker.application.Unavailable if too many wait for their turn already
   */
  boolean verify(String password, String hash);
}
