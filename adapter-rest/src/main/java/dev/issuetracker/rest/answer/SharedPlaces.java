package dev.issuetracker.rest.answer;

import dev.issuetracker.application.Actor;
import dev.issuetracker.rest.problem.Problem;
import dev.issuetracker.rest.problem.ProblemException;
import dev.issuetracker.rest.problem.ProblemType;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Places of which one person takes a quarter at the most, so that some are left for the others. */
public final class SharedPlaces {
  private static final int SHARES = 4;

  private final Places places;
  private final int share;
  private final ConcurrentMap<Long, Integer> taken = new ConcurrentHashMap<>();

  public SharedPlaces(int most, String refusal) {
    places = new Places(most, refusal);
    share = Math.max(1, most / SHARES);
  }

  boolean tryTake(Actor actor) {
    if (taken.merge(actor.id(), 1, Integer::sum) <= share && places.tryTake()) {
      return true;
    }
    discount(actor);
    return false;
  }

  public void take(Actor actor) {
    requireOne(actor);
    if (!tryTake(actor)) {
      // Somebody else was quicker.
      throw places.refused();
    }
  }

  /** Refuses without taking one: for who may never come to give it back. */
  void requireOne(Actor actor) {
    if (taken.getOrDefault(actor.id(), 0) >= share) {
      throw new ProblemException(
          Problem.of(
                  ProblemType.TOO_MANY_REQUESTS,
                  "One person may have " + share + " of these open at once.")
              .header("Retry-After", Places.RETRY_AFTER));
    }
    places.requireOne();
  }

  public void leave(Actor actor) {
    discount(actor);
    places.leave();
  }

  private void discount(Actor actor) {
    taken.computeIfPresent(actor.id(), (id, count) -> count > 1 ? count - 1 : null);
  }

  int taken() {
    return places.taken();
  }
}
