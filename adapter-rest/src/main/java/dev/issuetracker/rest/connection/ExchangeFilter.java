package dev.issuetracker.rest.connection;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Hands the exchange over from the connection to the request, and its id to every log line. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(FilterOrder.EXCHANGE)
final class ExchangeFilter {

  @RequestFilter
  void begin(HttpRequest<?> request, MutablePropagatedContext context) {
    Exchange.of(request)
        .ifPresent(
            exchange -> {
              request.setAttribute(Exchange.ATTRIBUTE, exchange);
              context.add(new LoggedRequest(exchange.id()));
            });
  }
}
