package dev.issuetracker.application.memory;

import dev.issuetracker.application.people.Surroundings;
import java.util.random.RandomGenerator;

/**
 * What signing in takes from the machine, with nothing but the JDK: hashes are made on the caller's
 * thread, nobody is delayed, and nobody else remembers tokens. Whoever serves strangers brings
 * better.
 */
public final class PlainSurroundings {
  private static final int ITERATIONS = 600_000;

  /** Enough for hashes that nobody can steal, because they die with the program. */
  private static final int FEW_ITERATIONS = 1_000;

  private PlainSurroundings() {}

  /** For hashes that are kept. */
  public static Surroundings with(RandomGenerator chance) {
    return with(chance, ITERATIONS);
  }

  static Surroundings forMemory(RandomGenerator chance) {
    return with(chance, FEW_ITERATIONS);
  }

  private static Surroundings with(RandomGenerator chance, int iterations) {
    return new Surroundings(
        new Pbkdf2PasswordHasher(chance, iterations),
        count -> bytes(chance, count),
        duration -> {},
        person -> {});
  }

  /** One at a time, because not every random source can serve many. */
  static byte[] bytes(RandomGenerator chance, int count) {
    var bytes = new byte[count];
    synchronized (chance) {
      chance.nextBytes(bytes);
    }
    return bytes;
  }
}
