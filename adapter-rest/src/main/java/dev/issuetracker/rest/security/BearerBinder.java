package dev.issuetracker.rest.security;

import dev.issuetracker.application.people.Bearer;
import dev.issuetracker.rest.problem.ProblemException;
import dev.issuetracker.rest.problem.ProblemType;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Gives controllers the one who is calling, and the token. */
@Singleton
final class BearerBinder implements TypedRequestArgumentBinder<Bearer> {

  @Override
  public Argument<Bearer> argumentType() {
    return Argument.of(Bearer.class);
  }

  @Override
  public BindingResult<Bearer> bind(
      ArgumentConversionContext<Bearer> context, HttpRequest<?> source) {
    var bearer = of(source);
    return () -> Optional.of(bearer);
  }

  /** A controller that asks who is calling is never open, whatever the door thinks. */
  static Bearer of(HttpRequest<?> request) {
    return request
        .getAttribute(SecurityFilter.BEARER, Bearer.class)
        .orElseThrow(
            () -> ProblemException.of(ProblemType.UNAUTHENTICATED, "A token is needed here."));
  }
}
