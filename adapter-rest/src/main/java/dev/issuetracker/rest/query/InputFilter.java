package dev.issuetracker.rest.query;

import dev.issuetracker.domain.Fault;
import dev.issuetracker.rest.answer.WriteHeaders;
import dev.issuetracker.rest.connection.Exchange;
import dev.issuetracker.rest.connection.FilterOrder;
import dev.issuetracker.rest.problem.InputFault;
import dev.issuetracker.rest.problem.Problem;
import dev.issuetracker.rest.problem.ProblemException;
import dev.issuetracker.rest.problem.ProblemType;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.inject.ExecutableMethod;
import io.micronaut.web.router.MethodBasedRouteInfo;
import io.micronaut.web.router.RouteAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Judges a request against the route that it matched, in the order in which checks are promised:
 * path, media type, size, query and headers. Without a route the framework answers, once all
 * filters have run.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(FilterOrder.INPUT)
final class InputFilter {

  private final Map<ExecutableMethod<?, ?>, RouteInputs> routes = new ConcurrentHashMap<>();

  @RequestFilter
  void judge(HttpRequest<?> request) {
    Optional<RouteInputs> matched = inputs(request);
    if (matched.isEmpty()) {
      return;
    }
    RouteInputs route = matched.get();
    if (RequestTarget.namesNothing(request.getUri().getRawPath())) {
      throw ProblemException.of(ProblemType.NOT_FOUND, "There is nothing at this path.");
    }
    boolean hasBody = hasBody(request);
    if (hasBody && route.takesJson()) {
      judgeMediaType(request);
    }
    if (Exchange.of(request).filter(Exchange::oversized).isPresent()) {
      throw new ProblemException(Problem.bodyTooLarge());
    }
    QueryString query = QueryString.of(request);
    List<InputFault> faults = new ArrayList<>(query.faults());
    faults.addAll(route.judge(query.values()));
    faults.addAll(WriteHeaders.faults(request, route.heedsIfMatch()));
    if (hasBody && route.takesNone()) {
      faults.add(InputFault.of(new Fault("", "unexpected_body", "no body is taken here")));
    }
    if (!faults.isEmpty() && !route.reportsLater(hasBody)) {
      throw ProblemException.invalid(faults);
    }
    if (!faults.isEmpty()) {
      new QueryFaults(faults).keepWith(request);
    }
  }

  private Optional<RouteInputs> inputs(HttpRequest<?> request) {
    return RouteAttributes.getRouteInfo(request)
        .filter(MethodBasedRouteInfo.class::isInstance)
        .map(info -> ((MethodBasedRouteInfo<?, ?>) info).getTargetMethod().getExecutableMethod())
        .map(method -> routes.computeIfAbsent(method, RouteInputs::of));
  }

  private static boolean hasBody(HttpRequest<?> request) {
    return request.getContentLength() > 0
        || request.getHeaders().contains("Transfer-Encoding")
        || Exchange.of(request).filter(Exchange::oversized).isPresent();
  }

  private static void judgeMediaType(HttpRequest<?> request) {
    MediaType type =
        request
            .getContentType()
            .orElseThrow(() -> unsupported("The header Content-Type is missing."));
    // Not as a charset: this machine need not have the one that is named.
    String charset = type.getParametersMap().getOrDefault("charset", "utf-8");
    if (!charset.replace("\"", "").equalsIgnoreCase("utf-8")) {
      throw unsupported("JSON is UTF-8 here, and no other charset.");
    }
    if (!request
        .getHeaders()
        .get("Content-Encoding", String.class, "identity")
        .equals("identity")) {
      throw unsupported("Compressed bodies are not taken.");
    }
  }

  private static ProblemException unsupported(String detail) {
    return ProblemException.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, detail);
  }
}
