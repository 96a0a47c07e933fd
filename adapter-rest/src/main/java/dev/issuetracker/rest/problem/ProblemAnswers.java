package dev.issuetracker.rest.problem;

import dev.issuetracker.application.OutcomeUnknown;
import dev.issuetracker.application.Unavailable;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.rest.connection.BodyTooLarge;
import dev.issuetracker.rest.connection.Exchange;
import dev.issuetracker.rest.json.MediaTypes;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every error ends here, the framework's own included, and leaves as a problem. What the framework
 * says of an error is not passed on, because its sentences hold class names.
 */
@Singleton
public final class ProblemAnswers implements ErrorResponseProcessor<byte[]> {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswers.class);

  private final JsonMapper json;
  private final Problems problems;
  private final FrameworkProblems framework;

  ProblemAnswers(JsonMapper json, Problems problems, FrameworkProblems framework) {
    this.json = json;
    this.problems = problems;
    this.framework = framework;
  }

  @Override
  public MutableHttpResponse<byte[]> processResponse(
      ErrorContext error, MutableHttpResponse<?> response) {
    HttpRequest<?> request = error.getRequest();
    @Nullable Throwable cause = error.getRootCause().orElse(null);
    Problem problem = problemOf(request, cause, response.code());
    if (problem.type() == ProblemType.INTERNAL_ERROR) {
      LOG.error(
          "Defect {} in {} {}",
          Exchange.idOf(request),
          request.getMethodName(),
          request.getPath(),
          cause);
    }
    return answer(problem, request, response);
  }

  public HttpResponse<byte[]> answer(Problem problem, HttpRequest<?> request) {
    return answer(problem, request, HttpResponse.ok());
  }

  /** Writes a problem over a response, whose headers stay. */
  MutableHttpResponse<byte[]> answer(
      Problem problem, HttpRequest<?> request, MutableHttpResponse<?> response) {
    response.status(problem.type().status());
    problem.headers().forEach((name, value) -> response.getHeaders().set(name, value));
    byte[] body = write(problem, request);
    response.contentType(MediaTypes.PROBLEM);
    if (request.getMethod() == HttpMethod.HEAD) {
      response.getHeaders().set("Content-Length", Integer.toString(body.length));
    }
    return response.body(body);
  }

  private byte[] write(Problem problem, HttpRequest<?> request) {
    var placed = problem.naming(SentNames.in(request, problem.errors()));
    try {
      return json.writeValueAsBytes(placed.members(request.getPath(), Exchange.idOf(request)));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private Problem problemOf(HttpRequest<?> request, @Nullable Throwable cause, int status) {
    return switch (cause) {
      case ProblemException known -> known.problem();
      case Rejected rejected -> problems.of(rejected.rejection());
      case BodyTooLarge tooLarge -> Problem.bodyTooLarge();
      case Unavailable away ->
          Problem.of(ProblemType.UNAVAILABLE, "The store cannot be reached now.")
              .header("Retry-After", "2");
      case OutcomeUnknown unknown ->
          Problem.of(
                  ProblemType.OUTCOME_UNKNOWN,
                  "The change may stand or not; retry with the same idempotency key.")
              .header("Retry-After", "2");
      case null, default -> framework.of(request, cause, status);
    };
  }
}
