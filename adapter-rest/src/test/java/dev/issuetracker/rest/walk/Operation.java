package dev.issuetracker.rest.walk;

import dev.issuetracker.rest.people.PeopleServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One operation of the document that a server publishes. */
public record Operation(
    String id,
    String method,
    String path,
    boolean takesBody,
    boolean takesJson,
    boolean takesIfMatch) {

  @SuppressWarnings("unchecked")
  public static List<Operation> of(PeopleServer server) {
    var paths = (Map<String, Map<String, Object>>) document(server).get("paths");
    var all = new ArrayList<Operation>();
    paths.forEach(
        (path, methods) ->
            methods.forEach(
                (method, one) -> {
                  var operation = (Map<String, Object>) one;
                  all.add(
                      new Operation(
                          (String) operation.get("operationId"),
                          method.toUpperCase(Locale.ROOT),
                          path,
                          operation.containsKey("requestBody"),
                          String.valueOf(operation.get("requestBody")).contains("application/json"),
                          String.valueOf(operation.get("parameters"))
                              .contains("/parameters/IfMatch")));
                }));
    return all;
  }

  private static Map<String, Object> document(PeopleServer server) {
    return server.send("GET", "/openapi.json", "").json();
  }
}
