package dev.issuetracker.bootstrap;

import dev.issuetracker.application.people.Randomness;
import java.security.SecureRandom;

/** What the operating system knows and nobody else does. */
final class SystemRandomness implements Randomness {
  private final SecureRandom random = new SecureRandom();

  @Override
  public byte[] bytes(int count) {
    var bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
