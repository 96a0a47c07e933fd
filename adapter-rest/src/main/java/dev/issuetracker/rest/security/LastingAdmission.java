package dev.issuetracker.rest.security;

import dev.issuetracker.application.Action;
import dev.issuetracker.application.Actor;
import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.people.Bearer;
import dev.issuetracker.rest.answer.Admission;
import dev.issuetracker.rest.connection.Exchange;
import dev.issuetracker.rest.problem.ProblemException;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Comparator;

/** Looks again whose a token is. */
@Singleton
@Requires(beans = IssueTracker.class)
final class LastingAdmission implements Admission {
  private final Bearers bearers;

  LastingAdmission(Bearers bearers) {
    this.bearers = bearers;
  }

  @Override
  public boolean lasts(HttpRequest<?> request) {
    var then = BearerBinder.of(request);
    return Authorization.of(request)
        .token()
        .flatMap(bearers::find)
        .filter(now -> isSame(now, then))
        .isPresent();
  }

  @Override
  public Actor again(HttpRequest<?> request) {
    var authorization = Authorization.of(request);
    return authorization
        .token()
        .flatMap(bearers::find)
        .map(now -> now.actor().inRequest(Exchange.idOf(request)))
        .orElseThrow(() -> new ProblemException(authorization.refusal()));
  }

  @Override
  public void requireMay(HttpRequest<?> request, Actor actor) {
    var actions = Permissions.of(request);
    if (actions.stream().noneMatch(action -> action.isAllowedTo(actor))) {
      actions.stream().min(Comparator.comparing(Action::least)).ifPresent(a -> a.require(actor));
    }
  }

  private static boolean isSame(Bearer now, Bearer then) {
    return now.tokenId() == then.tokenId() && now.actor().role() == then.actor().role();
  }
}
