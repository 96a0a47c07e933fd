package dev.issuetracker.rest.docs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Our own rules for a document that one can rely on; each fault names its place. */
final class OpenApiLint {
  private static final Set<String> TYPES =
      Set.of("string", "number", "integer", "boolean", "array", "object", "null");
  private static final Pattern OF_SOURCES =
      Pattern.compile("\\b[a-z]+(\\.[a-z]+)+\\.[A-Z]|\\{@|\\.java\\b");
  private static final Pattern PATH_VARIABLE = Pattern.compile("\\{([^}]+)}");

  private final JsonObject document;
  private final List<String> faults = new ArrayList<>();

  private OpenApiLint(JsonObject document) {
    this.document = document;
  }

  static List<String> faults(JsonObject document) {
    var lint = new OpenApiLint(document);
    lint.head();
    lint.references(document, "#");
    if (!lint.faults.isEmpty()) {
      return lint.faults;
    }
    lint.words(document, "#");
    lint.schemas(document, "#");
    lint.operationIds();
    ApiOperation.all(document).forEach(lint::operation);
    return lint.faults;
  }

  private void head() {
    require(String.valueOf(document.text("openapi")).startsWith("3.1."), "#/openapi", "is not 3.1");
    for (var name : List.of("title", "version", "description")) {
      var text = document.object("info").text(name);
      require(text != null && !text.contains("${"), "#/info/" + name, "is missing");
    }
    require(!document.list("servers").isEmpty(), "#/servers", "is empty");
    var scheme = document.object("components").object("securitySchemes").object("bearer");
    require("bearer".equals(scheme.text("scheme")), "#/components", "has no bearer scheme");
  }

  private void references(@Nullable Object place, String at) {
    if (place instanceof JsonObject object) {
      if (object.text("$ref") instanceof String reference && !at.endsWith("/example")) {
        try {
          References.resolve(document, reference);
        } catch (AssertionError broken) {
          fault(at, String.valueOf(broken.getMessage()));
        }
      }
      object.forEach((name, value) -> references(value, at + "/" + name));
    } else if (place instanceof List<?> list) {
      list.forEach(element -> references(element, at + "/-"));
    }
  }

  /** Who reads the document knows no class, and follows no link of our sources. */
  private void words(@Nullable Object place, String at) {
    if (place instanceof JsonObject object) {
      for (var name : List.of("summary", "description")) {
        var text = object.text(name);
        require(text == null || !OF_SOURCES.matcher(text).find(), at, "speaks of our sources");
      }
      object.forEach((name, value) -> words(value, at + "/" + name));
    } else if (place instanceof List<?> list) {
      list.forEach(element -> words(element, at + "/-"));
    }
  }

  /** Everything under a name that holds schemas. */
  private void schemas(@Nullable Object place, String at) {
    if (place instanceof List<?> list) {
      list.forEach(element -> schemas(element, at + "/-"));
    } else if (place instanceof JsonObject object) {
      object.forEach(
          (name, value) -> {
            var here = at + "/" + name;
            if (name.equals("schema") && value instanceof JsonObject schema) {
              schema(schema, here);
            } else if (here.equals("#/components/schemas")) {
              object
                  .object(name)
                  .forEach((one, inner) -> schema((JsonObject) inner, here + "/" + one));
            } else if (!name.equals("example")) {
              schemas(value, here);
            }
          });
    }
  }

  private void schema(JsonObject schema, String at) {
    SchemaValidator.unknownKeywords(schema)
        .forEach(name -> fault(at, "has the keyword " + name + ", which 3.1 does not know"));
    var type = schema.get("type");
    var types = type instanceof String ? List.of(type) : schema.list("type");
    require(TYPES.containsAll(types), at, "has the unknown type " + types);
    require(!types.isEmpty() || says(schema), at, "says nothing");
    satisfiable(schema, types, at);
    require(!types.contains("array") || schema.containsKey("items"), at, "lacks items");
    schema.object("properties").forEach((name, one) -> schema((JsonObject) one, at + "/" + name));
    for (var name : List.of("items", "additionalProperties")) {
      if (schema.get(name) instanceof JsonObject inner) {
        schema(inner, at + "/" + name);
      }
    }
    for (var name : List.of("allOf", "anyOf", "oneOf")) {
      schema.objects(name).forEach(part -> schema(part, at + "/" + name));
    }
  }

  private static boolean says(JsonObject schema) {
    return Set.of("$ref", "enum", "const", "allOf", "anyOf", "oneOf").stream()
        .anyMatch(schema::containsKey);
  }

  private void satisfiable(JsonObject schema, List<?> types, String at) {
    var combined = schema.containsKey("allOf") || schema.containsKey("$ref");
    require(!(combined && types.equals(List.of("null"))), at, "can be satisfied by nothing");
    require(types.size() < 3, at, "takes any of " + types);
    var properties = schema.object("properties").keySet();
    require(
        combined || properties.containsAll(schema.list("required")),
        at,
        "requires what it does not describe");
    for (var what : List.of("Length", "Items", "imum", "Properties")) {
      require(
          !(schema.get("min" + what) instanceof BigDecimal low
              && schema.get("max" + what) instanceof BigDecimal high
              && low.compareTo(high) > 0),
          at,
          "has a minimum above its maximum");
    }
  }

  private void operationIds() {
    Map<String, ApiOperation> seen = new HashMap<>();
    for (var operation : ApiOperation.all(document)) {
      var other = seen.put(operation.id(), operation);
      require(other == null, operation.toString(), "has the operationId of " + other);
    }
  }

  /** A list is one parameter that is repeated, as often as one may. */
  private void query(JsonObject parameter, String operation) {
    if (!"query".equals(parameter.text("in"))) {
      return;
    }
    var at = operation + " " + parameter.text("name");
    var schema = parameter.object("schema");
    require(!schema.list("type").contains("null"), at, "may be null in a query");
    if ("array".equals(schema.text("type"))) {
      require(!Boolean.TRUE.equals(parameter.get("required")), at, "has to be in the query");
      require(!Boolean.FALSE.equals(parameter.get("explode")), at, "stands between commas");
      require(schema.containsKey("maxItems"), at, "may be repeated without end");
    }
  }

  private void operation(ApiOperation operation) {
    var at = operation.toString();
    operation.body().objects("parameters").forEach(parameter -> query(parameter, at));
    for (var name : List.of("summary", "operationId")) {
      require(operation.body().text(name) != null, at, "has no " + name);
    }
    require(operation.body().list("tags").size() == 1, at, "needs one tag");
    var open = operation.body().containsKey("security");
    require(open || operation.answers().containsKey("401"), at, "has no 401");
    require(anyAnswer(operation, "4"), at, "has no 4xx");
    require(anyAnswer(operation, "2"), at, "never succeeds");
    pathVariables(operation);
    if (operation.hasBody()) {
      requestBody(operation.body().object("requestBody"), at + " request");
    }
    operation.answers().forEach((status, answer) -> answer(status, (JsonObject) answer, at));
  }

  private static boolean anyAnswer(ApiOperation operation, String first) {
    return operation.answers().keySet().stream().anyMatch(status -> status.startsWith(first));
  }

  private void pathVariables(ApiOperation operation) {
    var named = PATH_VARIABLE.matcher(operation.path()).results().map(match -> match.group(1));
    var described =
        operation
            .body()
            .objects("parameters")
            .filter(parameter -> "path".equals(parameter.text("in")))
            .map(parameter -> parameter.text("name"))
            .toList();
    named.forEach(
        name -> require(described.contains(name), operation.toString(), "describes no " + name));
  }

  private void requestBody(JsonObject body, String at) {
    examples(body, at);
    var schema = body.object("content").object("application/json").object("schema");
    var described = References.follow(document, schema);
    require(
        !described.containsKey("properties") || described.containsKey("additionalProperties"),
        at,
        "is open to unknown fields");
  }

  private void answer(String status, JsonObject declared, String at) {
    var answer = References.follow(document, declared);
    var here = at + " " + status;
    require(answer.text("description") != null, here, "has no description");
    require(answer.object("headers").containsKey("X-Request-Id"), here, "has no X-Request-Id");
    examples(answer, here);
  }

  /** An example is there and is an instance of its schema. */
  private void examples(JsonObject place, String at) {
    place
        .object("content")
        .forEach(
            (type, media) -> {
              var content = (JsonObject) media;
              var all = examplesOf(content);
              require(!all.isEmpty() || isStream(type), at, "has no example of " + type);
              if (type.contains("json")) {
                all.stream()
                    .flatMap(
                        one ->
                            SchemaValidator.faults(document, content.object("schema"), one)
                                .stream())
                    .forEach(fault -> fault(at, "example: " + fault));
              }
            });
  }

  /** One, or several that have names and stand elsewhere. */
  private List<@Nullable Object> examplesOf(JsonObject content) {
    var all = new ArrayList<@Nullable Object>();
    if (content.containsKey("example")) {
      all.add(content.get("example"));
    }
    content
        .objects("examples")
        .forEach(one -> all.add(References.follow(document, one).get("value")));
    return all;
  }

  /** Bytes and streams have no example that would fit on a page. */
  private static boolean isStream(String type) {
    return !type.contains("json")
        && (!type.startsWith("text/") || type.equals("text/event-stream"));
  }

  private void require(boolean condition, String at, String otherwise) {
    if (!condition) {
      fault(at, otherwise);
    }
  }

  private void fault(String at, String message) {
    faults.add(at + " " + message);
  }
}
