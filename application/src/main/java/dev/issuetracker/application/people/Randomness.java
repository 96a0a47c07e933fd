package dev.issuetracker.application.people;

/** Bytes that nobody can guess. */
@FunctionalInterface
public interface Randomness {
  byte[] bytes(int count);
}
