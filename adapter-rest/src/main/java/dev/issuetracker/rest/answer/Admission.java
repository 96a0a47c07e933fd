package dev.issuetracker.rest.answer;

import dev.issuetracker.application.Actor;
import io.micronaut.http.HttpRequest;

/** For answers that go on for long: those who were let in may have been shut out since. */
public interface Admission {

  /** Whether the sender of a request would be let in as the same again. */
  boolean lasts(HttpRequest<?> request);

  /** Who the sender is by now. Whoever would not be let in again is refused as at the door. */
  Actor again(HttpRequest<?> request);
}
