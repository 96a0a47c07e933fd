package dev.issuetracker.application.finding;

import java.util.List;

/** A piece of a text, cut up so that one can see what was looked for. As written: not escaped. */
public record Snippet(List<Part> parts) {

  /** A run of text that was looked for as a whole, or not at all. */
  public record Part(String text, boolean hit) {}

  public Snippet {
    parts = List.copyOf(parts);
  }

  public boolean hasHit() {
    return parts.stream().anyMatch(Part::hit);
  }
}
