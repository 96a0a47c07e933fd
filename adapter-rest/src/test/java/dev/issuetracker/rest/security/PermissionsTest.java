package dev.issuetracker.rest.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.rest.people.PeopleServer;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PermissionsTest {

  @Test
  void everyOperationOfTheDocumentHasARowAndNoOtherHas() throws IOException {
    assertThat(Permissions.operations()).containsExactlyInAnyOrderElementsOf(paths().keySet());
  }

  @Test
  void nobodyIsLetInWithoutATokenButWhereNobodyIsAsked() throws IOException {
    try (var server = PeopleServer.start()) {
      for (var operation : paths().entrySet()) {
        boolean open = Permissions.of(operation.getKey()).orElseThrow().isEmpty();
        var call = operation.getValue().split(" ");
        var path = call[1].replaceAll("\\{[^}]*}", "1");
        var reply = server.send(call[0], path, "");
        var type = reply.status() == 401 ? reply.json().get("type") : "";
        assertThat("/problems/unauthenticated".equals(type))
            .as(operation.getKey())
            .isEqualTo(!open);
      }
    }
  }

  /** Operations with their method and path. */
  @SuppressWarnings("unchecked")
  private static Map<String, String> paths() throws IOException {
    var operations = new HashMap<String, String>();
    try (var json = PermissionsTest.class.getResourceAsStream("/META-INF/swagger/openapi.json")) {
      Map<String, Map<String, Map<String, Map<String, Object>>>> document =
          io.micronaut.json.JsonMapper.createDefault().readValue(json.readAllBytes(), Map.class);
      document
          .get("paths")
          .forEach(
              (path, methods) ->
                  methods.forEach(
                      (method, operation) ->
                          operations.put(
                              (String) operation.get("operationId"),
                              method.toUpperCase(java.util.Locale.ROOT) + " " + path)));
    }
    return operations;
  }
}
