package dev.issuetracker.bootstrap.architecture.canary.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Supplier;

public final class AsksForTheTime {
  public Instant now() {
    return Instant.now();
  }

  public Supplier<LocalDate> today() {
    return LocalDate::now;
  }

  public void waitAMoment() throws InterruptedException {
    Thread.sleep(Duration.ofMillis(1));
  }
}
