package dev.issuetracker.rest.answer;

import dev.issuetracker.rest.connection.FilterOrder;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
    Object body = response.body();
    if (body instanceof Linked list) {
      link(list, response);
    }
    if (body instanceof Tagged tagged && response.code() < 300) {
      tag(tagged, request, response);
    } else if (body instanceof Record && request.getMethod() == HttpMethod.HEAD) {
      measure(json.writeValueAsBytes(body), request, response);
    } else if (body instanceof byte[] bytes) {
      measure(bytes, request, response);
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
    measure(bytes, request, response);
  }

  private static boolean isKnown(EntityTag tag, HttpRequest<?> request) {
    String known = String.join(",", request.getHeaders().getAll("If-None-Match"));
    return !known.isEmpty() && tag.isNamedBy(known);
  }

  private static boolean isRead(HttpRequest<?> request) {
    return request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD;
  }

  /** The framework writes no body for HEAD and so cannot know the length that it would have. */
  private static void measure(
      byte[] bytes, HttpRequest<?> request, MutableHttpResponse<?> response) {
    if (request.getMethod() == HttpMethod.HEAD) {
      response.getHeaders().set("Content-Length", Integer.toString(bytes.length));
    }
  }
}
