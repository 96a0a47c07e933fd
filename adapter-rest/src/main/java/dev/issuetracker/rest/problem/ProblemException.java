package dev.issuetracker.rest.problem;

import dev.issuetracker.domain.Fault;
import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Ends a request with a problem that the HTTP layer itself found. */
public final class ProblemException extends RuntimeException {

  private final Problem problem;

  public ProblemException(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  public static ProblemException of(ProblemType type, String detail) {
    return new ProblemException(Problem.of(type, detail));
  }

  public static ProblemException invalid(List<InputFault> faults) {
    return new ProblemException(Problem.invalid(faults));
  }

  /**
   * Refuses if anything was found.
   *
   * @param others what else is wrong with the request, asked only then
   */
  public static void refuse(List<InputFault> found, Supplier<List<Fault>> others) {
    if (!found.isEmpty()) {
      throw invalid(
          Stream.concat(found.stream(), others.get().stream().map(InputFault::of)).toList());
    }
  }

  /** For a request that breaks HTTP's rules, in its first line at least. */
  public static ProblemException malformed(HttpRequest<?> request) {
    return new ProblemException(FrameworkProblems.malformed(request));
  }

  public Problem problem() {
    return problem;
  }
}
