package dev.issuetracker.application.people;

import java.time.Duration;

/** Lets the caller wait. It costs a waiting thread and nothing else. */
@FunctionalInterface
public interface Pause {

  /**
   * @throws dev.issuetracker.domain.Rejected if too many wait already
   */
  void waitFor(Duration duration);
}
