package dev.issuetracker.rest.docs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Holds real exchanges against the document: the operation is described, its status is, the answer
 * has the media type and the shape that are promised.
 */
public final class OpenApiContract {
  private final JsonObject document;

  OpenApiContract(JsonObject document) {
    this.document = document;
  }

  /** The contract that a running server publishes. */
  public static OpenApiContract of(HttpResponse<String> openApiJson) {
    return new OpenApiContract(object(openApiJson.body()));
  }

  public void holds(String method, HttpResponse<String> answer) {
    var type = answer.headers().firstValue("content-type").orElse(null);
    holds(method, answer.uri().getPath(), answer.statusCode(), type, answer.body());
  }

  public void holds(
      String method, String path, int status, @Nullable String mediaType, String body) {
    var faults = faults(method, path, status, mediaType, body);
    if (!faults.isEmpty()) {
      throw new AssertionError(
          "%s %s -> %d breaks the OpenAPI document:%n  %s%n%s"
              .formatted(method, path, status, String.join("\n  ", faults), body));
    }
  }

  /** Whether a request body is one that the document allows; for checks of what is refused. */
  public List<String> requestFaults(String method, String path, String body) {
    var content = operation(method, path).body().object("requestBody").object("content");
    return SchemaValidator.faults(
        document, content.object("application/json").object("schema"), parse(body));
  }

  /** Held against one of the schemas that have names. */
  List<String> faults(String schema, String body) {
    var reference = JsonObject.of("$ref", "#/components/schemas/" + schema);
    return SchemaValidator.faults(document, reference, parse(body));
  }

  boolean describes(String method, String path, int status) {
    return operation(method, path).answers().containsKey(Integer.toString(status));
  }

  List<String> faults(
      String method, String path, int status, @Nullable String mediaType, String body) {
    var operation = operation(method, path);
    if (!(operation.answers().get(String.valueOf(status)) instanceof JsonObject declared)) {
      return List.of("the status " + status + " of " + operation + " is not described");
    }
    var content = References.follow(document, declared).object("content");
    if (body.isEmpty() || method.equals("HEAD")) {
      return content.isEmpty() || method.equals("HEAD")
          ? List.of()
          : List.of("there is no body, but " + content.keySet() + " is described");
    }
    return bodyFaults(content, mediaType, body);
  }

  private List<String> bodyFaults(JsonObject content, @Nullable String mediaType, String body) {
    var type = String.valueOf(mediaType).replaceFirst(";.*", "").strip();
    if (!(content.get(type) instanceof JsonObject media)) {
      return List.of("the media type is " + type + ", described is " + content.keySet());
    }
    if (!type.endsWith("json")) {
      return List.of();
    }
    return SchemaValidator.faults(document, media.object("schema"), parse(body));
  }

  /** Of several templates that match, the one with the fewest variables is meant. */
  private ApiOperation operation(String method, String path) {
    var name = method.equals("HEAD") ? "get" : method.toLowerCase(Locale.ROOT);
    return ApiOperation.all(document).stream()
        .filter(operation -> operation.method().equals(name))
        .filter(operation -> pattern(operation.path()).matcher(path).matches())
        .min(Comparator.comparingInt(operation -> operation.path().split("\\{").length))
        .orElseThrow(() -> new AssertionError(method + " " + path + " is not described"));
  }

  private static Pattern pattern(String template) {
    var parts = new ArrayList<String>();
    for (var segment : template.split("/")) {
      parts.add(segment.startsWith("{") ? "[^/]+" : Pattern.quote(segment));
    }
    return Pattern.compile(String.join("/", parts));
  }

  static @Nullable Object parse(String json) {
    try {
      return JsonObject.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }

  static JsonObject object(String json) {
    if (parse(json) instanceof JsonObject object) {
      return object;
    }
    throw new AssertionError("No JSON object: " + json);
  }
}
