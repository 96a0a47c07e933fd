package dev.issuetracker.bootstrap.architecture.canary.domain;

public final class GoneWrong extends RuntimeException {
  GoneWrong() {
    super("a fourth route out");
  }
}
