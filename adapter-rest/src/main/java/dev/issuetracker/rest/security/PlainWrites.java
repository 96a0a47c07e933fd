package dev.issuetracker.rest.security;

import dev.issuetracker.rest.answer.KeyedPaths;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.web.router.RouteAttributes;
import java.util.Set;

/** Which requests stand for themselves, and which for all that come with the same key. */
final class PlainWrites {
  private static final String KEY = "Idempotency-Key";
  private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  private PlainWrites() {}

  /** Whether a request is a write that may be sent again, and came with a key. */
  static boolean takesItsKey(HttpRequest<?> request) {
    return request.getHeaders().contains(KEY)
        && !READS.contains(request.getMethod())
        && RouteAttributes.getRouteInfo(request).isPresent()
        && !KeyedPaths.exclude(request.getUri().getRawPath());
  }
}
