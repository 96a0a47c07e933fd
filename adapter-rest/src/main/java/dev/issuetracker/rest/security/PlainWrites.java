package dev.issuetracker.rest.security;

import dev.issuetracker.rest.answer.KeyedPaths;
import dev.issuetracker.rest.connection.FilterOrder;
import dev.issuetracker.rest.problem.InputFault;
import dev.issuetracker.rest.problem.ProblemException;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteAttributes;
import java.util.List;
import java.util.Set;

/** Refuses a key where none is taken: ignoring it would promise what nobody keeps. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(FilterOrder.INPUT + 1)
final class PlainWrites {
  private static final String KEY = "Idempotency-Key";
  private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  @RequestFilter
  void refuseKey(HttpRequest<?> request) {
    if (isKeyed(request) && isPlain(request)) {
      throw ProblemException.invalid(
          List.of(InputFault.header(KEY, "not_taken", "is not taken on this path")));
    }
  }

  /** Whether a request is a write that may be sent again, and came with a key. */
  static boolean takesItsKey(HttpRequest<?> request) {
    return isKeyed(request) && !isPlain(request);
  }

  private static boolean isKeyed(HttpRequest<?> request) {
    return request.getHeaders().contains(KEY)
        && !READS.contains(request.getMethod())
        && RouteAttributes.getRouteInfo(request).isPresent();
  }

  private static boolean isPlain(HttpRequest<?> request) {
    return KeyedPaths.exclude(request.getUri().getRawPath());
  }
}
