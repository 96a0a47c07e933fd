package dev.issuetracker.bootstrap.architecture.canary.domain;

public record ComparesPlaces(Nameless one) {
  /** Without equals. */
  public static final class Nameless {}
}
