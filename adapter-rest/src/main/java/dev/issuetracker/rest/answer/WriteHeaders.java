package dev.issuetracker.rest.answer;

import dev.issuetracker.rest.problem.InputFault;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The headers by which a write is held to something. Where one is not taken it is refused: to pass
 * over it would promise what nobody keeps.
 */
public final class WriteHeaders {
  private static final String IF_MATCH = "If-Match";
  private static final Set<HttpMethod> READS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private WriteHeaders() {}

  /**
   * What is wrong with them, told with whatever else is wrong with the request.
   *
   * @param heedsIfMatch whether the operation says itself what is wrong with If-Match
   */
  public static List<InputFault> faults(HttpRequest<?> request, boolean heedsIfMatch) {
    if (READS.contains(request.getMethod())) {
      return List.of();
    }
    var faults = new ArrayList<InputFault>();
    if (KeyedPaths.exclude(request.getUri().getRawPath())) {
      refuse(request, IdempotencyKey.HEADER, faults);
    } else {
      IdempotencyKey.fault(request).ifPresent(faults::add);
    }
    if (!heedsIfMatch) {
      refuse(request, IF_MATCH, faults);
    }
    return faults;
  }

  private static void refuse(HttpRequest<?> request, String header, List<InputFault> faults) {
    if (request.getHeaders().contains(header)) {
      faults.add(InputFault.header(header, "not_taken", "is not taken by this write"));
    }
  }
}
