package dev.issuetracker.rest.answer;

import dev.issuetracker.rest.problem.Problem;
import dev.issuetracker.rest.problem.ProblemException;
import dev.issuetracker.rest.problem.ProblemType;
import java.util.concurrent.Semaphore;

/** So many may do something at once that goes on for long; the others are asked to come again. */
public final class Places {
  static final String RETRY_AFTER = "5";

  private final int most;
  private final String refusal;
  private final Semaphore free;

  public Places(int most, String refusal) {
    this.most = most;
    this.refusal = refusal;
    free = new Semaphore(most);
  }

  public boolean tryTake() {
    return free.tryAcquire();
  }

  public void take() {
    if (!tryTake()) {
      throw refused();
    }
  }

  /** Refuses without taking one: for who may never come to give it back. */
  public void requireOne() {
    if (free.availablePermits() == 0) {
      throw refused();
    }
  }

  public void leave() {
    free.release();
  }

  public int taken() {
    return most - free.availablePermits();
  }

  ProblemException refused() {
    return new ProblemException(
        Problem.of(ProblemType.UNAVAILABLE, refusal).header("Retry-After", RETRY_AFTER));
  }
}
