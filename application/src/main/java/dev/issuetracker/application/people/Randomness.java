package dev.issuetracker.application.people;

/** Bytes that nobody can guess. */
@FunctionalInterface
public interface Randomness {
  /** So many bytes that nobody can foretell. */
  byte[] bytes(int count);
}
