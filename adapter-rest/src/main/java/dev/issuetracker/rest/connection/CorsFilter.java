package dev.issuetracker.rest.connection;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Cross-origin access for the origins that the operator lists. A preflight is answered before
 * anybody asks for a token, because browsers send it without one.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(FilterOrder.CORS)
@Requires(property = "tracker.http.cors-origins")
final class CorsFilter {

  private static final String EXPOSED =
      "ETag, Location, Link, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id,"
          + " Idempotency-Replayed, Preference-Applied, Content-Disposition, Content-Range, Allow";
  private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
  private static final String ACCEPTED =
      "Accept, Authorization, Cache-Control, Content-Type, Idempotency-Key, If-Match,"
          + " If-None-Match, If-Range, Last-Event-ID, Prefer, Range, X-Request-Id";

  private final Set<String> origins;

  CorsFilter(ConnectionSettings settings) {
    origins =
        settings.corsOrigins().stream()
            .filter(origin -> !origin.isBlank())
            .collect(Collectors.toUnmodifiableSet());
  }

  @RequestFilter
  @Nullable HttpResponse<?> preflight(HttpRequest<?> request) {
    boolean asks =
        request.getMethod() == HttpMethod.OPTIONS
            && request.getHeaders().contains("Access-Control-Request-Method");
    if (!asks || knownOrigin(request).isEmpty()) {
      return null;
    }
    MutableHttpResponse<?> answer =
        HttpResponse.noContent()
            .header("Access-Control-Allow-Methods", METHODS)
            .header("Access-Control-Allow-Headers", ACCEPTED)
            .header("Access-Control-Max-Age", "600");
    // A filter that answers by itself is not asked again about the answer.
    allow(request, answer);
    return answer;
  }

  @ResponseFilter
  void allow(HttpRequest<?> request, MutableHttpResponse<?> response) {
    if (!origins.isEmpty()) {
      response.getHeaders().add("Vary", "Origin");
    }
    knownOrigin(request)
        .ifPresent(
            origin -> {
              response.header("Access-Control-Allow-Origin", origin);
              response.header("Access-Control-Expose-Headers", EXPOSED);
              response.header("Cross-Origin-Resource-Policy", "cross-origin");
            });
  }

  private Optional<String> knownOrigin(HttpRequest<?> request) {
    return Optional.ofNullable(request.getHeaders().get("Origin")).filter(origins::contains);
  }
}
