package dev.issuetracker.rest.answer;

import dev.issuetracker.rest.problem.InputFault;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.uri.UriMatchTemplate;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.UriRouteMatch;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The header by which a client says that two requests are one. */
final class IdempotencyKey {
  static final String HEADER = "Idempotency-Key";

  private static final Pattern FORM = Pattern.compile("[\\x20-\\x7e]{1,255}");

  private IdempotencyKey() {}

  static Optional<InputFault> fault(HttpRequest<?> request) {
    var given = request.getHeaders().getAll(HEADER);
    return given.isEmpty() || isWellFormed(given)
        ? Optional.empty()
        : Optional.of(
            InputFault.header(
                HEADER, "malformed", "must stand once, with 1 to 255 printable ASCII characters"));
  }

  /** Empty for a malformed one too: with that no write is reached. */
  static Optional<String> of(HttpRequest<?> request) {
    var given = request.getHeaders().getAll(HEADER);
    return isWellFormed(given) ? Optional.of(given.getFirst()) : Optional.empty();
  }

  private static boolean isWellFormed(List<String> given) {
    return given.size() == 1 && FORM.matcher(given.getFirst()).matches();
  }

  /** Method and route: what a key is scoped to, beside its owner. */
  static String route(HttpRequest<?> request) {
    var template =
        RouteAttributes.getRouteMatch(request)
            .filter(UriRouteMatch.class::isInstance)
            .map(match -> ((UriRouteMatch<?, ?>) match).getRouteInfo().getUriMatchTemplate())
            .map(UriMatchTemplate::toPathString);
    return request.getMethodName() + " " + template.orElse(request.getPath());
  }
}
