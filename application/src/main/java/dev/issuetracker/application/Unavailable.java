package dev.issuetracker.application;

/**
 * The store cannot be reached or gave up in time, or too many others wait for the same thing.
 * Nothing was changed; later it may work.
 */
public final class Unavailable extends RuntimeException {
  public Unavailable(String message) {
    super(message);
  }

  public Unavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
