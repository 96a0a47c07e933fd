package dev.issuetracker.rest.docs;

import dev.issuetracker.rest.problem.ProblemType;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Describes problems: one example for each type, and answers that say which types they may be. */
final class ProblemParts {
  private static final String MEDIA = "application/problem+json";
  private static final List<String> HEADERS =
      List.of("X-Request-Id", "RateLimit", "RateLimit-Policy");
  private static final Set<ProblemType> TO_BE_REPEATED =
      EnumSet.of(
          ProblemType.TOO_MANY_REQUESTS,
          ProblemType.IN_PROGRESS,
          ProblemType.UNAVAILABLE,
          ProblemType.OUTCOME_UNKNOWN);

  /** More of them would make a name that nobody reads; such an answer belongs to one operation. */
  private static final int MOST_NAMED = 2;

  private final JsonObject components;

  private ProblemParts(JsonObject components) {
    this.components = components;
  }

  /**
   * @param details what the example of each type says beside its type
   */
  static ProblemParts in(JsonObject components, JsonObject details) {
    var parts = new ProblemParts(components);
    for (var type : ProblemType.values()) {
      components.within("examples").put(type.slug(), example(type, details.object(type.slug())));
    }
    return parts;
  }

  private static JsonObject example(ProblemType type, JsonObject details) {
    var value =
        JsonObject.of("type", type.uri())
            .with("title", type.title())
            .with("status", BigDecimal.valueOf(type.status()))
            .with("detail", details.text("detail"))
            .with("instance", "/api/v1/issues/42")
            .with("trace_id", "0b9f3f5e6c1d4a7c");
    value.putAll(details);
    return JsonObject.of("summary", type.title())
        .with("description", type.explanation() + " " + type.remedy())
        .with("value", value);
  }

  /**
   * The answer of one status.
   *
   * @param words what the operation itself says about it, if it does
   */
  JsonObject answer(ApiOperation operation, List<ProblemType> types, @Nullable String words) {
    var answer = described(operation, types, words);
    if (words != null || types.size() > MOST_NAMED || operation.keeps(types.getFirst())) {
      return answer;
    }
    var name = types.stream().map(ProblemParts::name).collect(Collectors.joining("Or"));
    components.within("responses").put(name, answer);
    return JsonObject.of("$ref", "#/components/responses/" + name);
  }

  private JsonObject described(
      ApiOperation operation, List<ProblemType> types, @Nullable String words) {
    var examples = new JsonObject();
    for (var type : types) {
      examples.put(type.slug(), JsonObject.of("$ref", "#/components/examples/" + type.slug()));
    }
    var media = JsonObject.of("schema", schema(operation, types)).with("examples", examples);
    var headers = new JsonObject();
    HEADERS.forEach(
        name -> headers.put(name, JsonObject.of("$ref", "#/components/headers/" + name)));
    more(operation, types)
        .forEach(name -> headers.put(name, JsonObject.of("$ref", "#/components/headers/" + name)));
    return JsonObject.of("description", words == null ? words(types) : words)
        .with("headers", headers)
        .with("content", JsonObject.of(MEDIA, media));
  }

  private static List<String> more(ApiOperation operation, List<ProblemType> types) {
    if (types.stream().anyMatch(TO_BE_REPEATED::contains)) {
      return List.of("Retry-After");
    }
    if (types.contains(ProblemType.UNAUTHENTICATED)) {
      return List.of("WWW-Authenticate");
    }
    return operation.keeps(types.getFirst()) ? List.of("Idempotency-Replayed") : List.of();
  }

  /** What tells more than every problem does has a shape of its own. */
  private static JsonObject schema(ApiOperation operation, List<ProblemType> types) {
    boolean stale =
        types.contains(ProblemType.VERSION_CONFLICT)
            || types.contains(ProblemType.PRECONDITION_FAILED);
    boolean entries = types.contains(ProblemType.NAME_TAKEN) && operation.id().equals("openIssues");
    if (!entries && (!stale || !OperationProblems.tellsSteps(operation))) {
      return reference("Problem");
    }
    var telling = reference(operation.hasParameter("path") ? "VersionConflict" : "BulkConflict");
    return types.size() == 1
        ? telling
        : JsonObject.of("anyOf", List.of(telling, reference("Problem")));
  }

  private static JsonObject reference(String schema) {
    return JsonObject.of("$ref", "#/components/schemas/" + schema);
  }

  private static String words(List<ProblemType> types) {
    return types.size() == 1
        ? types.getFirst().title() + "."
        : types.stream()
            .map(type -> "- `" + type.slug() + "`: " + type.title())
            .collect(Collectors.joining("\n"));
  }

  private static String name(ProblemType type) {
    var name = new StringBuilder();
    for (var word : type.slug().split("-", -1)) {
      name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
    }
    return name.toString();
  }
}
