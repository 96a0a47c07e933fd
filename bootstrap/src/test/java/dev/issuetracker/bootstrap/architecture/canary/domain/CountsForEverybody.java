package dev.issuetracker.bootstrap.architecture.canary.domain;

public final class CountsForEverybody {
  static long count;

  private CountsForEverybody() {}
}
