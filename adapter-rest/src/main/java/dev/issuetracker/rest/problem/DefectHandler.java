package dev.issuetracker.rest.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import jakarta.inject.Singleton;
import java.io.EOFException;
import java.nio.channels.ClosedChannelException;

/** Takes every exception that the framework has no handler of its own for. */
@Singleton
final class DefectHandler implements ExceptionHandler<Throwable, HttpResponse<?>> {

  private final ProblemAnswers answers;

  DefectHandler(ProblemAnswers answers) {
    this.answers = answers;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public HttpResponse<?> handle(HttpRequest request, Throwable exception) {
    if (clientIsGone(exception)) {
      return HttpResponse.badRequest();
    }
    return answers.processResponse(
        ErrorContext.builder(request).cause(exception).build(), HttpResponse.serverError());
  }

  /** Nobody will read the answer, and it is no defect that somebody left. */
  private static boolean clientIsGone(Throwable exception) {
    return exception instanceof ClosedChannelException || exception instanceof EOFException;
  }
}
