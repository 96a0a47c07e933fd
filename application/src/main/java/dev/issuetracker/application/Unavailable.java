package dev.issuetracker.application;

/** The store cannot be reached, or gave up in time. Nothing was changed; later it may work. */
public final class Unavailable extends RuntimeException {
  public Unavailable(String message) {
    super(message);
  }

  public Unavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
