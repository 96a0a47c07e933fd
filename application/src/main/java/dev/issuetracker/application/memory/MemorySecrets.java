package dev.issuetracker.application.memory;

import dev.issuetracker.application.Secrets;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Secrets that live as long as the store. */
final class MemorySecrets implements Secrets {
  private static final int LENGTH = 32;

  private final RandomGenerator chance;
  private final Map<String, byte[]> secrets = new HashMap<>();

  MemorySecrets(RandomGenerator chance) {
    this.chance = chance;
  }

  /** One at a time, because not every random source can serve many. */
  @Override
  public synchronized byte[] secret(String purpose) {
    return secrets.computeIfAbsent(purpose, ignored -> make()).clone();
  }

  private byte[] make() {
    var secret = new byte[LENGTH];
    chance.nextBytes(secret);
    return secret;
  }
}
