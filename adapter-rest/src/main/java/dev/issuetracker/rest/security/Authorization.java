package dev.issuetracker.rest.security;

import dev.issuetracker.application.people.TokenSecret;
import dev.issuetracker.rest.problem.Problem;
import dev.issuetracker.rest.problem.ProblemType;
import dev.issuetracker.rest.problem.Problems;
import io.micronaut.http.HttpRequest;
import java.util.Optional;

/**
 * What a request says about its sender. A token counts in the header Authorization alone: query
 * strings end up in logs and histories.
 */
record Authorization(boolean given, Optional<TokenSecret> token, boolean inQuery) {
  private static final String SCHEME = "Bearer ";
  private static final String REALM = "Bearer realm=\"issue-tracker\"";

  static Authorization of(HttpRequest<?> request) {
    var headers = request.getHeaders().getAll("Authorization");
    var token = headers.size() == 1 ? bearer(headers.getFirst()) : Optional.<TokenSecret>empty();
    String query = request.getUri().getRawQuery();
    boolean inQuery = query != null && query.contains("=" + TokenSecret.PREFIX);
    return new Authorization(!headers.isEmpty(), token, inQuery);
  }

  private static Optional<TokenSecret> bearer(String header) {
    return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? TokenSecret.of(header.substring(SCHEME.length()).strip())
        : Optional.empty();
  }

  Problem refusal() {
    if (given) {
      return Problems.shutOut();
    }
    String detail =
        inQuery
            ? "A token in the query string is never accepted. Revoke it: it may stand in logs."
            : "The header Authorization: Bearer is missing.";
    return Problem.of(ProblemType.UNAUTHENTICATED, detail).header("WWW-Authenticate", REALM);
  }
}
