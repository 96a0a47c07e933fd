package dev.issuetracker.application.memory;

import dev.issuetracker.application.Secrets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;

/** Secrets that live as long as the store. */
final class MemorySecrets implements Secrets {
  private static final int LENGTH = 32;

  private final IntFunction<byte[]> chance;
  private final Map<String, byte[]> secrets = new HashMap<>();

  MemorySecrets(IntFunction<byte[]> chance) {
    this.chance = chance;
  }

  /** Made once, whoever asks first. */
  @Override
  public synchronized byte[] secret(String purpose) {
    return secrets.computeIfAbsent(purpose, ignored -> chance.apply(LENGTH)).clone();
  }
}
