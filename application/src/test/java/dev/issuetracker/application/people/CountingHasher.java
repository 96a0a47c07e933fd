package dev.issuetracker.application.people;

import java.util.concurrent.atomic.AtomicInteger;

/** Hashes in no time, and counts. */
public final class CountingHasher implements PasswordHasher {
  private final AtomicInteger verifications = new AtomicInteger();
  private final AtomicInteger hashes = new AtomicInteger();

  @Override
  public String hash(String password) {
    return "#" + hashes.incrementAndGet() + "#" + password;
  }

  @Override
  public boolean verify(String password, String hash) {
    verifications.incrementAndGet();
    return hash.matches("#[0-9]+#.*") && hash.endsWith("#" + password);
  }

  public int hashes() {
    return hashes.get();
  }

  public int verifications() {
    return verifications.get();
  }
}
