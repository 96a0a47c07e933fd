package dev.issuetracker.rest.security;

import dev.issuetracker.application.Action;
import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.people.Bearer;
import dev.issuetracker.application.people.TokenSecret;
import dev.issuetracker.rest.connection.Exchange;
import dev.issuetracker.rest.connection.FilterOrder;
import dev.issuetracker.rest.operation.FrontDoor;
import dev.issuetracker.rest.operation.OpenPaths;
import dev.issuetracker.rest.problem.Problem;
import dev.issuetracker.rest.problem.ProblemException;
import dev.issuetracker.rest.problem.ProblemType;
import dev.issuetracker.rest.query.RequestTarget;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpAttributes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ConditionalFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.UriRouteInfo;
import java.security.Principal;
import java.util.Optional;

/**
 * The door. Nobody comes in without a token but to the paths that are open, and nobody comes too
 * often. Whoever has a good token is counted by name, everybody else by address.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(FilterOrder.SECURITY)
@Requires(beans = IssueTracker.class)
final class SecurityFilter implements ConditionalFilter {
  static final String BEARER = Bearer.class.getName();

  private static final String METRICS = "/metrics";

  private final Bearers bearers;
  private final RateLimiter limiter;
  private final ClientAddresses addresses;
  private final boolean metricsOpen;

  SecurityFilter(
      Bearers bearers, RateLimiter limiter, ClientAddresses addresses, SecuritySettings settings) {
    this.bearers = bearers;
    this.limiter = limiter;
    this.addresses = addresses;
    this.metricsOpen = settings.metricsOpen();
  }

  /**
   * Not for questions about health, which is asked before anything is run: they need no token, and
   * must not wait for a thread that all others wait for. Nor are they counted: who balances the
   * load asks often, and must not take a refusal for an illness.
   */
  @Override
  public boolean isEnabled(HttpRequest<?> request) {
    return guards(request);
  }

  static boolean guards(HttpRequest<?> request) {
    return isNoRequest(request) || !OpenPaths.areHealth(path(request));
  }

  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  void admit(HttpRequest<?> request) {
    boolean metrics = leadsToMetrics(request);
    if (isNoRequest(request)) {
      countAddress(request);
      throw ProblemException.malformed(request);
    }
    if (isOpen(request) || (metricsOpen && metrics)) {
      countAddress(request);
      return;
    }
    var authorization = Authorization.of(request);
    var bearer = authorization.token().flatMap(token -> find(request, token));
    if (bearer.isEmpty()) {
      countAddress(request);
      throw new ProblemException(authorization.refusal());
    }
    countPerson(request, bearer.get());
    enter(request, bearer.get());
    if (metrics) {
      Action.READ_METRICS.require(bearer.get().actor());
    }
  }

  private static boolean isOpen(HttpRequest<?> request) {
    return OpenPaths.contain(path(request)) || FrontDoor.isOpenTo(request);
  }

  private static String path(HttpRequest<?> request) {
    return OpenPaths.plain(request.getUri().getRawPath());
  }

  /** However the path is written: it is the route that is guarded. */
  private static boolean leadsToMetrics(HttpRequest<?> request) {
    return RouteAttributes.getRouteInfo(request)
        .filter(UriRouteInfo.class::isInstance)
        .map(route -> ((UriRouteInfo<?, ?>) route).getUriMatchTemplate().toPathString())
        .filter(METRICS::equals)
        .isPresent();
  }

  /**
   * Such a line names no path, or no host, so that nothing is told; and whose token came with it is
   * lost.
   */
  private static boolean isNoRequest(HttpRequest<?> request) {
    return Exchange.of(request)
        .filter(e -> !RequestTarget.isUri(e.target()) || !e.hostNamed())
        .isPresent();
  }

  /** An address that has used up its requests makes the store look for no more tokens. */
  private Optional<Bearer> find(HttpRequest<?> request, TokenSecret token) {
    if (limiter.isOn() && bearers.remembered(token).isEmpty()) {
      var left = limiter.look(address(request));
      if (left.remaining() <= 0) {
        refuse(request, left);
      }
    }
    return bearers.find(token);
  }

  private static void enter(HttpRequest<?> request, Bearer bearer) {
    String id = Exchange.idOf(request);
    var named = new Bearer(bearer.actor().inRequest(id), bearer.tokenId(), bearer.expiresAt());
    request.setAttribute(BEARER, named);
    Principal person = () -> Long.toString(named.actor().id());
    request.setAttribute(HttpAttributes.PRINCIPAL, person);
    Exchange.of(request).ifPresent(e -> e.signedIn(bearer.actor().person().username()));
  }

  private void countAddress(HttpRequest<?> request) {
    if (limiter.isOn()) {
      count(request, address(request));
    }
  }

  private String address(HttpRequest<?> request) {
    return "address " + addresses.of(request);
  }

  private void countPerson(HttpRequest<?> request, Bearer bearer) {
    if (limiter.isOn()) {
      count(request, "person " + bearer.actor().id());
    }
  }

  private void count(HttpRequest<?> request, String caller) {
    var quota = limiter.take(caller);
    if (quota.exceeded()) {
      refuse(request, quota);
    }
    tell(request, quota);
  }

  private static void refuse(HttpRequest<?> request, RateLimiter.Quota quota) {
    tell(request, quota);
    throw new ProblemException(
        Problem.of(
                ProblemType.TOO_MANY_REQUESTS,
                "More than " + quota.limit() + " requests came within a minute.")
            .header("Retry-After", Long.toString(quota.resetSeconds())));
  }

  private static void tell(HttpRequest<?> request, RateLimiter.Quota quota) {
    Exchange.of(request)
        .ifPresent(
            exchange -> {
              exchange.answerWith("RateLimit-Policy", quota.policyHeader());
              exchange.answerWith("RateLimit", quota.header());
            });
  }
}
