package dev.issuetracker.rest.operation;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

@Singleton
@Requires(property = "switched-readiness")
class SwitchedReadiness implements Readiness {
  volatile boolean ready = true;

  @Override
  public boolean ready() {
    return ready;
  }
}
