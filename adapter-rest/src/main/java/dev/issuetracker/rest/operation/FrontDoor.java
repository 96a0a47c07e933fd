package dev.issuetracker.rest.operation;

import dev.issuetracker.rest.connection.FilterOrder;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Whoever opens the server's address in a browser is led to the documentation. It is no route: to
 * everybody else the root is a path like any other at which there is nothing.
 */
@ServerFilter(FrontDoor.ROOT)
@Order(FilterOrder.FRONT_DOOR)
public final class FrontDoor {
  static final String ROOT = "/";

  private static final URI DOCUMENTATION = URI.create("/docs");

  /** Somebody at the address itself who reads pages; a token makes no difference. */
  public static boolean isOpenTo(HttpRequest<?> request) {
    var uri = request.getUri();
    var method = request.getMethod();
    return ROOT.equals(uri.getRawPath())
        && uri.getRawQuery() == null
        && (method == HttpMethod.GET || method == HttpMethod.HEAD)
        && request.accept().stream().anyMatch(FrontDoor::isPage);
  }

  private static boolean isPage(MediaType accepted) {
    return accepted.getName().equals(MediaType.TEXT_HTML)
        && accepted.getQualityAsNumber().signum() > 0;
  }

  @RequestFilter
  @Nullable HttpResponse<?> lead(HttpRequest<?> request) {
    return isOpenTo(request) ? HttpResponse.seeOther(DOCUMENTATION) : null;
  }
}
