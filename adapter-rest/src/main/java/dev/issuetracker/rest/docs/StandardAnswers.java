package dev.issuetracker.rest.docs;

import dev.issuetracker.rest.operation.OpenPaths;
import dev.issuetracker.rest.problem.ProblemType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Adds to every operation what holds for all: the token, the common headers and problems. */
final class StandardAnswers {
  private static final List<String> COMMON_HEADERS =
      List.of("X-Request-Id", "RateLimit", "RateLimit-Policy");

  /** What some operations take beside what follows from their answers. */
  private static final Map<String, List<String>> MORE_PARAMETERS =
      Map.of(
          "importIssues", List.of("Prefer"),
          "undoImport", List.of("Prefer"),
          "readEvents", List.of("LastEventId"),
          "followImport", List.of("LastEventId"),
          "downloadAttachment", List.of("Range"));

  private final JsonObject components;
  private final ProblemParts problems;

  private StandardAnswers(JsonObject components, JsonObject details) {
    this.components = components;
    problems = ProblemParts.in(components, details);
  }

  /**
   * @param details what the examples of problems say
   */
  static void add(JsonObject document, JsonObject details) {
    var components = document.within("components");
    var answers = new StandardAnswers(components, details);
    document.put("security", List.of(JsonObject.of("bearer", List.of())));
    ApiOperation.all(document).forEach(answers::complete);
  }

  private void complete(ApiOperation operation) {
    if (OpenPaths.contain(operation.path())) {
      operation.body().put("security", List.of());
    }
    OperationProblems.of(operation)
        .forEach((status, types) -> operation.answers().compute(status, telling(operation, types)));
    declaredAlone(operation);
    parameters(operation);
    operation.answers().replaceAll((status, answer) -> withHeaders(operation, status, answer));
    sort(operation);
  }

  /**
   * What an operation says about a status itself stands; what it is like follows from the types.
   */
  private BiFunction<String, @Nullable Object, @Nullable Object> telling(
      ApiOperation operation, List<ProblemType> types) {
    return (status, answer) -> {
      if (answer instanceof JsonObject declared) {
        return declared.containsKey("content")
            ? declared
            : problems.answer(operation, types, declared.text("description"));
      }
      return problems.answer(operation, types, null);
    };
  }

  /** A status that an operation declares is that of the first type that has it. */
  private void declaredAlone(ApiOperation operation) {
    for (var type : ProblemType.values()) {
      var status = Integer.toString(type.status());
      if (operation.answers().containsKey(status)) {
        operation
            .answers()
            .compute(
                status,
                (same, answer) ->
                    answer instanceof JsonObject declared
                            && !declared.containsKey("content")
                            && !declared.containsKey("$ref")
                        ? problems.answer(operation, List.of(type), declared.text("description"))
                        : answer);
      }
    }
  }

  /** 304 and 412 are only possible where the matching request header is understood. */
  private static void parameters(ApiOperation operation) {
    if (operation.answers().containsKey("304")) {
      parameter(operation, "IfNoneMatch");
    }
    if (operation.answers().containsKey("412")) {
      parameter(operation, "IfMatch");
    }
    if (operation.takesKey()) {
      parameter(operation, "IdempotencyKey");
    }
    if (operation.path().startsWith("/api/v1/reports/")) {
      parameter(operation, "NoCache");
    }
    MORE_PARAMETERS
        .getOrDefault(operation.id(), List.of())
        .forEach(name -> parameter(operation, name));
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
    var waits = operation.answers().containsKey("202") && status.startsWith("2");
    if (status.equals("201") || waits) {
      header(declared, "Location");
    }
    if (waits) {
      header(declared, "Preference-Applied");
    }
    if (status.equals("503")) {
      header(declared, "Retry-After");
    }
    if (status.startsWith("2") && operation.takesKey()) {
      header(declared, "Idempotency-Replayed");
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

  private static void sort(ApiOperation operation) {
    var sorted = new java.util.TreeMap<>(operation.answers());
    operation.answers().clear();
    operation.answers().putAll(sorted);
  }
}
