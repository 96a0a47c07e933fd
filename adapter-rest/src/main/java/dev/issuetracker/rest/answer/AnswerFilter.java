package dev.issuetracker.rest.answer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.issuetracker.rest.connection.FilterOrder;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.json.JsonMapper;
import io.micronaut.web.router.RouteAttributes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives lists their Link header and single resources their entity tag. A tagged answer is written
 * to bytes once, here, so that its tag is of the very bytes that are sent.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(FilterOrder.ANSWER)
final class AnswerFilter {

  private final JsonMapper json;

  AnswerFilter(JsonMapper json) {
    this.json = json;
  }

  @ResponseFilter
  void finish(HttpRequest<?> request, MutableHttpResponse<?> response) throws IOException {
    Object body = RouteAttributes.getHeadBody(response).orElseGet(response::body);
    if (body instanceof Linked list) {
      link(list, response);
    }
    if (body instanceof Tagged tagged && response.code() < 300) {
      tag(tagged, request, response);
    } else if (request.getMethod() == HttpMethod.HEAD) {
      measure(body, response);
    }
  }

  private static void link(Linked list, MutableHttpResponse<?> response) {
    List<String> links = new ArrayList<>();
    addLink(links, list.next(), "next");
    addLink(links, list.previous(), "prev");
    if (!links.isEmpty()) {
      response.header("Link", String.join(", ", links));
    }
  }

  private static void addLink(List<String> links, @Nullable String target, String relation) {
    if (target != null) {
      links.add("<" + target + ">; rel=\"" + relation + "\"");
    }
  }

  private void tag(Tagged tagged, HttpRequest<?> request, MutableHttpResponse<?> response)
      throws IOException {
    byte[] bytes = json.writeValueAsBytes(tagged);
    EntityTag tag = EntityTag.of(tagged.etagPrefix(), bytes);
    response.getHeaders().set("ETag", tag.value());
    response.getHeaders().set("Cache-Control", "private, no-cache");
    if (isRead(request) && isKnown(tag, request)) {
      response.status(304).body(null);
      return;
    }
    response.contentType(MediaType.APPLICATION_JSON_TYPE).body(bytes);
    if (request.getMethod() == HttpMethod.HEAD) {
      measure(bytes, response);
    }
  }

  private static boolean isKnown(EntityTag tag, HttpRequest<?> request) {
    String known = String.join(",", request.getHeaders().getAll("If-None-Match"));
    return !known.isEmpty() && tag.isNamedBy(known);
  }

  private static boolean isRead(HttpRequest<?> request) {
    return request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD;
  }

  /** The framework writes no body for HEAD and so cannot know the length that it would have. */
  private void measure(@Nullable Object body, MutableHttpResponse<?> response) throws IOException {
    switch (body) {
      case byte[] bytes -> length(bytes.length, response);
      case CharSequence text -> length(text.toString().getBytes(UTF_8).length, response);
      case Record shown -> measureJson(shown, response);
      case Map<?, ?> shown -> measureJson(shown, response);
      case Collection<?> shown -> measureJson(shown, response);
      case null, default -> {}
    }
  }

  private void measureJson(Object shown, MutableHttpResponse<?> response) throws IOException {
    response.contentType(MediaType.APPLICATION_JSON_TYPE);
    length(json.writeValueAsBytes(shown).length, response);
  }

  private static void length(int length, MutableHttpResponse<?> response) {
    response.getHeaders().set("Content-Length", Integer.toString(length));
  }
}
