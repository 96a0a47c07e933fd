package dev.issuetracker.application.memory;

import dev.issuetracker.application.Unavailable;
import dev.issuetracker.application.people.BoundedPasswordHasher;
import dev.issuetracker.application.people.Surroundings;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** What signing in takes from the machine, with nothing but the JDK. */
public final class PlainSurroundings {
  private static final int ITERATIONS = 600_000;

  /** Enough for hashes that nobody can steal, because they die with the program. */
  private static final int FEW_ITERATIONS = 1_000;

  private PlainSurroundings() {}

  public static Surroundings create() {
    return with(new SecureRandom(), ITERATIONS);
  }

  static Surroundings forMemory(RandomGenerator chance) {
    return with(chance, FEW_ITERATIONS);
  }

  private static Surroundings with(RandomGenerator chance, int iterations) {
    return new Surroundings(
        BoundedPasswordHasher.of(new Pbkdf2PasswordHasher(chance, iterations)),
        count -> bytes(chance, count),
        PlainSurroundings::sleep,
        person -> {});
  }

  /** One at a time, because not every random source can serve many. */
  private static byte[] bytes(RandomGenerator chance, int count) {
    var bytes = new byte[count];
    synchronized (chance) {
      chance.nextBytes(bytes);
    }
    return bytes;
  }

  private static void sleep(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("interrupted while waiting", e);
    }
  }
}
