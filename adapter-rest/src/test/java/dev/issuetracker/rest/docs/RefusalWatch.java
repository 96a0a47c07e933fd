package dev.issuetracker.rest.docs;

import dev.issuetracker.rest.json.MediaTypes;
import dev.issuetracker.rest.problem.ProblemType;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.UriRouteInfo;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Holds every refusal that any test meets against the document, so that none is left out of it: one
 * that is not described for its operation is answered with a status that no test expects.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(RefusalWatch.OUTERMOST)
@Requires(property = "openapi.watch")
final class RefusalWatch {
  static final int UNDESCRIBED = 599;
  static final int OUTERMOST = -20_000;

  private final JsonObject document =
      OpenApiDocument.complete(
          "/META-INF/swagger/openapi.json", new Examples("/openapi/examples/"));
  private final Map<String, ApiOperation> operations = new HashMap<>();

  RefusalWatch() {
    ApiOperation.all(document).forEach(one -> operations.put(one.toString(), one));
  }

  @ResponseFilter
  void watch(HttpRequest<?> request, MutableHttpResponse<?> response) throws IOException {
    if (response.body() instanceof byte[] body
        && response
            .getContentType()
            .map(MediaType::getName)
            .filter(MediaTypes.PROBLEM::equals)
            .isPresent()) {
      var operation = operations.get(nameOf(request));
      var problem = JsonObject.readObject(new ByteArrayInputStream(body));
      // What is left of a kept answer whose text was redacted since.
      boolean redacted = problem.containsKey("redacted");
      if (operation != null
          && !redacted
          && !isDescribed(operation, String.valueOf(problem.text("type")))) {
        var told = "Not described: " + operation + " " + new String(body, StandardCharsets.UTF_8);
        response.status(UNDESCRIBED, told).body(told.getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private static String nameOf(HttpRequest<?> request) {
    var template =
        RouteAttributes.getRouteInfo(request)
            .filter(UriRouteInfo.class::isInstance)
            .map(route -> ((UriRouteInfo<?, ?>) route).getUriMatchTemplate().toPathString())
            .orElse("");
    var method = request.getMethodName().toLowerCase(Locale.ROOT);
    return (method.equals("head") ? "get" : method) + " " + template;
  }

  private boolean isDescribed(ApiOperation operation, String uri) {
    var slug = uri.replace("/problems/", "");
    var status = ProblemType.ofSlug(slug).map(ProblemType::status).orElse(0);
    return operation.answers().get(Integer.toString(status)) instanceof JsonObject answer
        && References.follow(document, answer)
            .object("content")
            .object(MediaTypes.PROBLEM)
            .object("examples")
            .containsKey(slug);
  }
}
