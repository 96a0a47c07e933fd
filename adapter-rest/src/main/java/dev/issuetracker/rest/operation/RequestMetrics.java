package dev.issuetracker.rest.operation;

import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.UriRouteInfo;
import io.micronaut.web.router.UriRouteMatch;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Times every request from the first filter to the head of its answer. The labels take few values
 * whatever clients send: the route's template and not the path, and one value for all that has no
 * route.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class RequestMetrics implements Ordered {
  private static final String NAME = "http.server.requests";
  private static final String STARTED = "dev.issuetracker.started";
  private static final String UNKNOWN = "UNKNOWN";

  private final PrometheusMeterRegistry registry;
  private final Map<Series, Timer> timers = new ConcurrentHashMap<>();

  private record Series(HttpMethod method, @Nullable UriRouteInfo<?, ?> route, int status) {}

  RequestMetrics(PrometheusMeterRegistry registry) {
    this.registry = registry;
  }

  /** Outside of all other filters, so that what they refuse is counted too. */
  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @RequestFilter
  void start(HttpRequest<?> request) {
    request.setAttribute(STARTED, Timer.start(registry));
  }

  @ResponseFilter
  void stop(HttpRequest<?> request, HttpResponse<?> response) {
    request
        .getAttribute(STARTED, Timer.Sample.class)
        .ifPresent(sample -> sample.stop(timer(request, response)));
  }

  private Timer timer(HttpRequest<?> request, HttpResponse<?> response) {
    var route =
        RouteAttributes.getRouteMatch(request).orElse(null) instanceof UriRouteMatch<?, ?> match
            ? match.getRouteInfo()
            : null;
    return timers.computeIfAbsent(
        new Series(request.getMethod(), route, response.code()), this::timer);
  }

  private Timer timer(Series series) {
    return Timer.builder(NAME)
        .description("Time from a request to the head of its answer")
        .tag("method", series.method == HttpMethod.CUSTOM ? UNKNOWN : series.method.name())
        .tag("uri", series.route == null ? UNKNOWN : template(series.route))
        .tag("status", String.valueOf(series.status))
        .register(registry);
  }

  private static String template(UriRouteInfo<?, ?> route) {
    return route.getUriMatchTemplate().toPathString();
  }
}
