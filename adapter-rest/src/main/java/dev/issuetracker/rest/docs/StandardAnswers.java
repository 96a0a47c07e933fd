package dev.issuetracker.rest.docs;

import dev.issuetracker.rest.operation.OpenPaths;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds to every operation what holds for all: the token, the common headers and problems. */
final class StandardAnswers {
  private static final Map<String, String> PROBLEMS =
      Map.ofEntries(
          Map.entry("400", "BadRequest"),
          Map.entry("401", "Unauthorized"),
          Map.entry("403", "Forbidden"),
          Map.entry("404", "NotFound"),
          Map.entry("409", "Conflict"),
          Map.entry("412", "PreconditionFailed"),
          Map.entry("413", "ContentTooLarge"),
          Map.entry("415", "UnsupportedMediaType"),
          Map.entry("422", "UnprocessableContent"),
          Map.entry("429", "TooManyRequests"),
          Map.entry("500", "InternalServerError"),
          Map.entry("503", "ServiceUnavailable"));
  private static final List<String> COMMON_HEADERS =
      List.of("X-Request-Id", "RateLimit", "RateLimit-Policy");

  private final JsonObject components;

  private StandardAnswers(JsonObject components) {
    this.components = components;
  }

  static void add(JsonObject document) {
    var components = document.within("components");
    var answers = new StandardAnswers(components);
    document.put("security", List.of(JsonObject.of("bearer", List.of())));
    ApiOperation.all(document).forEach(answers::complete);
  }

  private void complete(ApiOperation operation) {
    if (OpenPaths.contain(operation.path())) {
      operation.body().put("security", List.of());
    }
    describe(operation);
    expected(operation)
        .forEach(status -> operation.answers().putIfAbsent(status, reference(status)));
    conditions(operation);
    operation.answers().replaceAll((status, answer) -> withHeaders(operation, status, answer));
    sort(operation);
  }

  /** Problems that an operation declares by their status alone. */
  private void describe(ApiOperation operation) {
    operation
        .answers()
        .forEach(
            (status, answer) -> {
              if (PROBLEMS.containsKey(status)
                  && answer instanceof JsonObject declared
                  && !declared.containsKey("content")) {
                declared.put("content", problem(status).get("content"));
              }
            });
  }

  private static List<String> expected(ApiOperation operation) {
    var statuses = new ArrayList<>(List.of("400", "429", "500"));
    var open = OpenPaths.contain(operation.path());
    if (!open) {
      statuses.add("401");
    }
    if (!open && operation.writes()) {
      statuses.add("403");
    }
    if (operation.hasParameter("path")) {
      statuses.add("404");
    }
    if (operation.hasBody()) {
      statuses.addAll(List.of("413", "415"));
    }
    if (operation.inTheApi()) {
      statuses.add("503");
    }
    return statuses;
  }

  /** 304 and 412 are only possible where the matching request header is understood. */
  private static void conditions(ApiOperation operation) {
    if (operation.answers().containsKey("304")) {
      parameter(operation, "IfNoneMatch");
    }
    if (operation.answers().containsKey("412")) {
      parameter(operation, "IfMatch");
    }
  }

  private static void parameter(ApiOperation operation, String name) {
    var parameters = new ArrayList<@Nullable Object>(operation.body().list("parameters"));
    parameters.add(JsonObject.of("$ref", "#/components/parameters/" + name));
    operation.body().put("parameters", parameters);
  }

  private @Nullable Object withHeaders(
      ApiOperation operation, String status, @Nullable Object answer) {
    if (!(answer instanceof JsonObject declared) || declared.containsKey("$ref")) {
      return answer;
    }
    COMMON_HEADERS.forEach(name -> header(declared, name));
    var conditional =
        operation.answers().containsKey("304") || operation.answers().containsKey("412");
    if (conditional && (status.startsWith("2") || status.equals("304"))) {
      header(declared, "ETag");
    }
    if (status.equals("201")) {
      header(declared, "Location");
    }
    if (status.equals("429") || status.equals("503")) {
      header(declared, "Retry-After");
    }
    if (isList(declared)) {
      header(declared, "Link");
    }
    return declared;
  }

  private boolean isList(JsonObject answer) {
    var schema = answer.object("content").object("application/json").object("schema");
    var name = String.valueOf(schema.text("$ref")).replace("#/components/schemas/", "");
    var properties = components.object("schemas").object(name).object("properties");
    return properties.containsKey("results") && properties.containsKey("next");
  }

  private static void header(JsonObject answer, String name) {
    answer
        .within("headers")
        .putIfAbsent(name, JsonObject.of("$ref", "#/components/headers/" + name));
  }

  private static JsonObject reference(String status) {
    return JsonObject.of("$ref", "#/components/responses/" + PROBLEMS.get(status));
  }

  private JsonObject problem(String status) {
    return components.object("responses").object(String.valueOf(PROBLEMS.get(status)));
  }

  private static void sort(ApiOperation operation) {
    var sorted = new java.util.TreeMap<>(operation.answers());
    operation.answers().clear();
    operation.answers().putAll(sorted);
  }
}
