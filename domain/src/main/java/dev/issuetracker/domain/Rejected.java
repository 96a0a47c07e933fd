package dev.issuetracker.domain;

/** Carries a refusal to whoever asked. A refusal is data, so there is no stack trace to pay for. */
public final class Rejected extends RuntimeException {
  private final transient Rejection rejection;

  public Rejected(Rejection rejection) {
    super(rejection.toString(), null, false, false);
    this.rejection = rejection;
  }

  public Rejection rejection() {
    return rejection;
  }
}
