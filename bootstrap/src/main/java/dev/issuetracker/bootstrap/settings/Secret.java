package dev.issuetracker.bootstrap.settings;

/** A value that no log gets by accident. */
public record Secret(String value) {
  @Override
  public String toString() {
    return "(secret)";
  }
}
