package dev.issuetracker.domain;

import org.jspecify.annotations.Nullable;

/** Carries a refusal to whoever asked. A refusal is data, so there is no stack trace to pay for. */
public final class Rejected extends RuntimeException {
  /** Null only in a copy that came from another machine. */
  private final transient @Nullable Rejection rejection;

  public Rejected(Rejection rejection) {
    super(null, null, false, false);
    this.rejection = rejection;
  }

  public Rejection rejection() {
    if (rejection == null) {
      throw new IllegalStateException("a refusal does not travel");
    }
    return rejection;
  }

  /**
   * For logs: what kind of refusal it is, where the first faults are and their codes. Nothing of
   * what issues, people or callers said; that is in the {@link #rejection}. Made when asked for.
   */
  @Override
  public String getMessage() {
    return rejection == null ? "refused elsewhere" : Brief.of(rejection);
  }
}
