package dev.issuetracker.bootstrap.architecture.canary.domain;

public final class MustBeCaught extends Exception {
  MustBeCaught() {
    super("a checked one");
  }
}
