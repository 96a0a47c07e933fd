package dev.issuetracker.bootstrap.architecture.canary.domain;

public final class LooksAround {
  public String fold(String text) {
    return text.toLowerCase();
  }
}
