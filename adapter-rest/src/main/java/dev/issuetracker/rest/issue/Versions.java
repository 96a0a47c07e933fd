package dev.issuetracker.rest.issue;

import dev.issuetracker.application.issue.Expected;
import dev.issuetracker.domain.Fault;
import dev.issuetracker.rest.answer.IfMatch;
import dev.issuetracker.rest.problem.InputFault;
import dev.issuetracker.rest.problem.ProblemException;
import io.micronaut.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The version that a request holds its change to: in the body or the query, in If-Match, or in both
 * alike. What is wrong with it is noted, to be told with whatever else is wrong with the request.
 */
final class Versions {
  /** What somebody gave who gave something, though it is none: no issue has this version. */
  private static final Expected FAULTY = new Expected(Set.of(0L), true);

  private Versions() {}

  static Expected inBody(HttpRequest<?> request, @Nullable Long version, List<InputFault> faults) {
    var place = IssueRequests.versionFault(version).stream().map(InputFault::of).toList();
    return expected(request, version, place, faults);
  }

  /**
   * Where any version will do, {@code If-Match: *} says so.
   *
   * @param others what else is wrong with the request
   */
  static Expected inQuery(
      HttpRequest<?> request, @Nullable Long version, Supplier<List<Fault>> others) {
    var faults = new ArrayList<InputFault>();
    var expected = inQuery(request, version, faults);
    ProblemException.refuse(faults, others);
    return expected;
  }

  private static Expected inQuery(
      HttpRequest<?> request, @Nullable Long version, List<InputFault> faults) {
    if (version == null && request.getHeaders().getAll("If-Match").equals(List.of("*"))) {
      return Expected.anything();
    }
    var place =
        IssueRequests.versionFault(version).stream()
            .map(fault -> InputFault.parameter("version", fault.code(), fault.message()))
            .toList();
    return expected(request, version, place, faults);
  }

  /**
   * @param place what is wrong with the version that does not stand in the header
   */
  private static Expected expected(
      HttpRequest<?> request,
      @Nullable Long version,
      List<InputFault> place,
      List<InputFault> faults) {
    faults.addAll(place);
    var headers = request.getHeaders().getAll("If-Match");
    if (headers.isEmpty()) {
      return version == null ? Expected.anything() : Expected.version(version);
    }
    try {
      var match = IfMatch.parse(String.join(",", headers));
      return place.isEmpty() || match.any() ? both(match, version) : FAULTY;
    } catch (ProblemException refused) {
      faults.addAll(refused.problem().errors());
      return FAULTY;
    }
  }

  private static Expected both(IfMatch match, @Nullable Long version) {
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

  private static ProblemException fault(String code, String message) {
    return ProblemException.invalid(List.of(InputFault.header("If-Match", code, message)));
  }
}
