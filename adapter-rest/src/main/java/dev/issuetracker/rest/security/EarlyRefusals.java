package dev.issuetracker.rest.security;

import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.people.Bearer;
import dev.issuetracker.rest.answer.Writes;
import dev.issuetracker.rest.connection.FilterOrder;
import dev.issuetracker.rest.connection.ThreadInHand;
import dev.issuetracker.rest.json.SentBody;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ConditionalFilter;
import io.micronaut.scheduling.annotation.ExecuteOn;

/**
 * A request that is refused before a controller sees it uses its idempotency key up like any other:
 * the query and the body are judged by then, and the same request would be refused again.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(FilterOrder.SECURITY + 1)
@Requires(beans = IssueTracker.class)
final class EarlyRefusals implements ConditionalFilter {
  private final Writes writes;

  EarlyRefusals(Writes writes) {
    this.writes = writes;
  }

  /** Questions about health change nothing, and are answered without a thread of the others. */
  @Override
  public boolean isEnabled(HttpRequest<?> request) {
    return SecurityFilter.guards(request);
  }

  @ResponseFilter
  @ExecuteOn(ThreadInHand.NAME)
  HttpResponse<?> keep(HttpRequest<?> request, HttpResponse<?> response) {
    boolean lasting = response.code() == HttpStatus.BAD_REQUEST.getCode() && isWhole(request);
    if (!lasting || !PlainWrites.takesItsKey(request)) {
      return response;
    }
    return request
        .getAttribute(SecurityFilter.BEARER, Bearer.class)
        .<HttpResponse<?>>map(bearer -> writes.keep(request, bearer.actor(), response))
        .orElse(response);
  }

  /** Of a body that never came in whole nothing can be said; nor of one that nobody read. */
  private static boolean isWhole(HttpRequest<?> request) {
    boolean none =
        request.getContentLength() <= 0 && !request.getHeaders().contains("Transfer-Encoding");
    return none || SentBody.wasRead(request);
  }
}
