package dev.issuetracker.rest.docs;

import dev.issuetracker.rest.answer.KeyedPaths;
import dev.issuetracker.rest.problem.ProblemType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One operation of a document, with the place that it stands at. */
record ApiOperation(String method, String path, JsonObject body) {
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "patch", "head", "options", "trace");

  static List<ApiOperation> all(JsonObject document) {
    var operations = new ArrayList<ApiOperation>();
    document
        .object("paths")
        .forEach(
            (path, item) -> {
              if (item instanceof JsonObject methods) {
                methods.forEach(
                    (method, operation) -> {
                      if (METHODS.contains(method) && operation instanceof JsonObject body) {
                        operations.add(new ApiOperation(method, path, body));
                      }
                    });
              }
            });
    return operations;
  }

  String id() {
    return String.valueOf(body.text("operationId"));
  }

  JsonObject answers() {
    return body.within("responses");
  }

  boolean hasParameter(String place) {
    return body.objects("parameters").anyMatch(one -> place.equals(one.text("in")));
  }

  boolean hasBody() {
    return body.containsKey("requestBody");
  }

  boolean writes() {
    return Set.of("put", "post", "delete", "patch").contains(method);
  }

  boolean answersSomething() {
    return answers().entrySet().stream()
        .filter(answer -> answer.getKey().startsWith("2"))
        .anyMatch(
            answer ->
                answer.getValue() instanceof JsonObject declared
                    && declared.containsKey("content"));
  }

  /** Whether it may be sent with a key, so that it happens once however often it is sent. */
  boolean takesKey() {
    return inTheApi() && writes() && !KeyedPaths.exclude(path);
  }

  /** Whether a repeat with the same key is answered with this refusal again. */
  boolean keeps(ProblemType refusal) {
    return takesKey() && (refusal.status() == 409 || refusal.status() == 412);
  }

  boolean inTheApi() {
    return path.startsWith("/api/");
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
