package dev.issuetracker.rest.trial;

import dev.issuetracker.rest.connection.FilterOrder;
import dev.issuetracker.rest.problem.ProblemException;
import dev.issuetracker.rest.problem.ProblemType;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Stands where authentication will stand. */
@Requires(property = "trial.guard")
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(FilterOrder.SECURITY)
class Guard {

  @RequestFilter
  void check(HttpRequest<?> request) {
    if (!request.getHeaders().contains("Authorization")) {
      throw ProblemException.of(ProblemType.UNAUTHENTICATED, "A bearer token is needed.");
    }
  }
}
