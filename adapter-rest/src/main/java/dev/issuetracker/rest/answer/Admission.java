package dev.issuetracker.rest.answer;

import io.micronaut.http.HttpRequest;

/** For answers that go on for long: those who were let in may have been shut out since. */
public interface Admission {

  /** Whether the sender of a request would be let in as the same again. */
  boolean lasts(HttpRequest<?> request);
}
