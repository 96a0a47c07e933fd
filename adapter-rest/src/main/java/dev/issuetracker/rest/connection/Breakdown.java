package dev.issuetracker.rest.connection;

/**
 * Told when the server has lost what it cannot make again, such as a thread that served
 * connections: from then on it answers some and not others. Whoever owns the process may end it.
 */
@FunctionalInterface
public interface Breakdown {

  /**
   * @param part what is lost
   * @param cause why, or what is known of it
   */
  void met(String part, String cause);
}
