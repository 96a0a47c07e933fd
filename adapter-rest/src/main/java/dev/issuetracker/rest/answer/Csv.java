package dev.issuetracker.rest.answer;

import io.micronaut.http.HttpRequest;

/** Tables as text, where a path has them beside JSON. */
public final class Csv {
  public static final String TYPE = "text/csv";

  private Csv() {}

  /** Whether a request prefers it to all else. */
  public static boolean isWished(HttpRequest<?> request) {
    return request.accept().stream().findFirst().filter(t -> t.getName().equals(TYPE)).isPresent();
  }
}
