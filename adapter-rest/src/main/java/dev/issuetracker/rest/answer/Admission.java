package dev.issuetracker.rest.answer;

import dev.issuetracker.application.Actor;
import io.micronaut.http.HttpRequest;

/**
 * For answers that go on for long, or are given again: those who were let in may have been shut out
 * since, or may less.
 */
public interface Admission {

  /** Whether the sender of a request would be let in as the same again. */
  boolean lasts(HttpRequest<?> request);

  /** Who the sender is by now. Whoever would not be let in again is refused as at the door. */
  Actor again(HttpRequest<?> request);

  /** Refuses who could not do by now, with this role and token, what the request asks for. */
  void requireMay(HttpRequest<?> request, Actor actor);
}
