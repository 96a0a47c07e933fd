package dev.issuetracker.rest.issue;

import dev.issuetracker.application.issue.Expected;
import dev.issuetracker.rest.answer.IfMatch;
import dev.issuetracker.rest.problem.InputFault;
import dev.issuetracker.rest.problem.ProblemException;
import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The version that a request holds its change to: in the body or the query, in If-Match, or in both
 * alike.
 */
final class Versions {
  private Versions() {}

  /**
   * @param place where else the version may stand: what a fault of it is told with
   */
  static Expected expected(HttpRequest<?> request, @Nullable Long version, InputFault place) {
    var headers = request.getHeaders().getAll("If-Match");
    if (version != null && version < 1) {
      throw ProblemException.invalid(List.of(place));
    }
    if (headers.isEmpty()) {
      return version == null ? Expected.anything() : Expected.version(version);
    }
    var match = IfMatch.parse(String.join(",", headers));
    if (match.any()) {
      throw fault("any_not_allowed", "must name a version here, * names none");
    }
    if (version == null) {
      return new Expected(match.versions(), true);
    }
    if (!match.versions().contains(version)) {
      throw fault("contradiction", "names another version than the request itself");
    }
    return new Expected(Set.of(version), true);
  }

  static Expected inBody(HttpRequest<?> request, @Nullable Long version) {
    return expected(
        request,
        version,
        new InputFault(InputFault.Where.POINTER, "/version", "out_of_range", "must be at least 1"));
  }

  /** Where any version will do, {@code If-Match: *} says so. */
  static Expected inQuery(HttpRequest<?> request, @Nullable Long version) {
    if (version == null && request.getHeaders().getAll("If-Match").equals(List.of("*"))) {
      return Expected.anything();
    }
    return expected(
        request, version, InputFault.parameter("version", "out_of_range", "must be at least 1"));
  }

  private static ProblemException fault(String code, String message) {
    return ProblemException.invalid(List.of(InputFault.header("If-Match", code, message)));
  }
}
