package dev.issuetracker.rest.query;

import dev.issuetracker.rest.problem.InputFault;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.context.ServerRequestContext;
import java.util.List;

/**
 * The faults of a query string, and of headers, kept with the request until its body is read, so
 * that both are reported in one answer.
 */
public record QueryFaults(List<InputFault> faults) {

  private static final String ATTRIBUTE = QueryFaults.class.getName();

  public static List<InputFault> ofCurrentRequest() {
    return ServerRequestContext.currentRequest().map(QueryFaults::of).orElse(List.of());
  }

  public static List<InputFault> of(HttpRequest<?> request) {
    return request
        .getAttribute(ATTRIBUTE, QueryFaults.class)
        .map(QueryFaults::faults)
        .orElse(List.of());
  }

  void keepWith(HttpRequest<?> request) {
    request.setAttribute(ATTRIBUTE, this);
  }
}
