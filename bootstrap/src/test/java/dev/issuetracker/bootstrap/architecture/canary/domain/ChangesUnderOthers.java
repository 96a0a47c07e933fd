package dev.issuetracker.bootstrap.architecture.canary.domain;

public final class ChangesUnderOthers {
  private int count;

  public int next() {
    return ++count;
  }
}
