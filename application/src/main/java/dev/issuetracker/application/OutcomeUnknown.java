package dev.issuetracker.application;

/** The store took the change but never said that it is kept: it may be, or not. */
public final class OutcomeUnknown extends RuntimeException {
  public OutcomeUnknown(Throwable cause) {
    super("the outcome of this change is not known", cause);
  }
}
