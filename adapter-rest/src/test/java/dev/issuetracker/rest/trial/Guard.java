package dev.issuetracker.rest.trial;

import dev.issuetracker.rest.connection.FilterOrder;
import dev.issuetracker.rest.connection.ThreadInHand;
import dev.issuetracker.rest.problem.ProblemException;
import dev.issuetracker.rest.problem.ProblemType;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** Stands where authentication will stand. */
@Requires(property = "trial.guard")
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(FilterOrder.SECURITY)
class Guard {
  static final String THREAD = "guard.thread";

  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  void check(HttpRequest<?> request) {
    if (!request.getHeaders().contains("Authorization")) {
      throw ProblemException.of(ProblemType.UNAUTHENTICATED, "A bearer token is needed.");
    }
    request.setAttribute(THREAD, Thread.currentThread());
  }

  @ResponseFilter
  @ExecuteOn(ThreadInHand.NAME)
  void lookBack(HttpRequest<?> request, MutableHttpResponse<?> response) {
    var handler = request.getAttribute(TrialController.THREAD, Thread.class).orElse(null);
    response.header("On-Thread-Of-Handler", Boolean.toString(Thread.currentThread() == handler));
  }
}
