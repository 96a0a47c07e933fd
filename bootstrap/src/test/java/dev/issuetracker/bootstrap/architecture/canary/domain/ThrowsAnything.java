package dev.issuetracker.bootstrap.architecture.canary.domain;

public final class ThrowsAnything {
  public void refuse() {
    throw new RuntimeException("no");
  }
}
