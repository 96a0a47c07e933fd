package dev.issuetracker.rest.problem;

import dev.issuetracker.domain.Fault;
import dev.issuetracker.rest.connection.Exchange;
import dev.issuetracker.rest.query.QueryFaults;
import dev.issuetracker.rest.query.RequestTarget;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The problems that the framework finds before or around a controller. */
@Singleton
final class FrameworkProblems {

  Problem of(HttpRequest<?> request, @Nullable Throwable cause, int status) {
    return switch (cause) {
      case ConversionErrorException wrong -> argument(request, wrong.getArgument());
      case UnsatisfiedRouteException missing -> argument(request, missing.getArgument());
      case null, default -> status(request, status);
    };
  }

  private static Problem argument(HttpRequest<?> request, Argument<?> argument) {
    var annotations = argument.getAnnotationMetadata();
    if (annotations.hasAnnotation(PathVariable.class)) {
      return status(request, 404);
    }
    List<InputFault> faults = new ArrayList<>(QueryFaults.of(request));
    if (annotations.hasAnnotation(Body.class)) {
      faults.add(InputFault.of(new Fault("", "empty_body", "must be given")));
    } else if (annotations.hasAnnotation(Header.class)) {
      String name = annotations.stringValue(Header.class).orElse(argument.getName());
      faults.add(InputFault.header(name, "invalid", "is missing or has a wrong form"));
    } else if (faults.isEmpty()) {
      // Where the query was judged before, it is said already what is wrong with the argument.
      faults.add(
          InputFault.parameter(argument.getName(), "invalid", "is missing or has a wrong form"));
    }
    return Problem.invalid(faults);
  }

  private static Problem status(HttpRequest<?> request, int status) {
    return switch (status) {
      case 401 ->
          Problem.of(ProblemType.UNAUTHENTICATED, "A bearer token is needed.")
              .header("WWW-Authenticate", "Bearer");
      case 403 -> Problem.of(ProblemType.FORBIDDEN, "This is not permitted.");
      case 404 -> Problem.of(ProblemType.NOT_FOUND, "There is nothing at this path.");
      case 405 ->
          Problem.of(
              ProblemType.METHOD_NOT_ALLOWED, "The header Allow lists what is possible here.");
      case 406 ->
          Problem.of(
              ProblemType.NOT_ACCEPTABLE, "Nothing that the header Accept admits is to be had.");
      case 413, 414, 431 ->
          Problem.of(ProblemType.PAYLOAD_TOO_LARGE, "The request line, a header or the body.");
      case 415 ->
          Problem.of(
              ProblemType.UNSUPPORTED_MEDIA_TYPE, "This path does not take this Content-Type.");
      case 503 ->
          Problem.of(ProblemType.UNAVAILABLE, "The server is busy.").header("Retry-After", "2");
      default -> status < 500 ? malformed(request) : defect();
    };
  }

  static Problem malformed(HttpRequest<?> request) {
    Problem problem = Problem.of(ProblemType.MALFORMED_REQUEST, "The request breaks HTTP's rules.");
    if (Exchange.of(request).filter(exchange -> !exchange.hostNamed()).isPresent()) {
      return problem.naming(List.of(InputFault.header("Host", "required", "must stand once")));
    }
    return Exchange.of(request)
        .flatMap(exchange -> RequestTarget.fault(exchange.target()))
        .map(fault -> problem.naming(List.of(fault)))
        .orElse(problem);
  }

  private static Problem defect() {
    return Problem.of(
        ProblemType.INTERNAL_ERROR, "The server's log has the details under the trace_id.");
  }
}
