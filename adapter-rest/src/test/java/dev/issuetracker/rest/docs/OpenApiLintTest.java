package dev.issuetracker.rest.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.domain.IssueEvent;
import dev.issuetracker.domain.IssueField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OpenApiLintTest {
  @Test
  void theDocumentOfTheServerHasNoFault() {
    var document =
        OpenApiDocument.complete(
            "/META-INF/swagger/openapi.json", new Examples("/openapi/examples/"));

    assertThat(OpenApiLint.faults(document)).isEmpty();
  }

  @Test
  void theDocumentOfTheSamplesHasNoFault() {
    assertThat(OpenApiLint.faults(SampleDocument.read())).isEmpty();
  }

  @Test
  void theTypesOfEventsAreThoseOfTheDomain() {
    var document =
        OpenApiDocument.complete(
            "/META-INF/swagger/openapi.json", new Examples("/openapi/examples/"));
    var changes = Arrays.stream(IssueField.values()).map(field -> field.code() + "_changed");
    var others =
        Arrays.stream(IssueEvent.class.getPermittedSubclasses())
            .map(kind -> kind.getSimpleName().replaceAll("(?<=.)([A-Z])", "_$1"))
            .map(name -> name.toLowerCase(Locale.ROOT))
            .filter(name -> !name.endsWith("changed"));

    assertThat(schema(document, "EventType").list("enum"))
        .map(String::valueOf)
        .containsExactlyInAnyOrderElementsOf(Stream.concat(changes, others).toList());
    for (var name : List.of("FeedEvent", "TimelineEntry")) {
      assertThat(schema(document, name).object("properties").object("type"))
          .containsEntry("$ref", "#/components/schemas/EventType");
    }
  }

  @Test
  void everyExampleFileBelongsToAnAnswerOrARequest() throws IOException {
    var document =
        OpenApiDocument.complete(
            "/META-INF/swagger/openapi.json", new Examples("/openapi/examples/"));
    var known = new HashSet<String>();
    for (var operation : ApiOperation.all(document)) {
      known.add(operation.id() + ".request");
      operation.answers().keySet().forEach(status -> known.add(operation.id() + "." + status));
    }
    try (var files = Files.list(Path.of("src/main/resources/openapi/examples"))) {
      var names =
          files
              .map(file -> file.getFileName().toString().replaceFirst("\\.[a-z]+$", ""))
              .collect(Collectors.toSet());
      assertThat(known).containsAll(names);
    }
  }

  static List<Arguments> canaries() {
    return List.of(
        canary("is not 3.1", document -> document.put("openapi", "3.0.1")),
        canary("title is missing", document -> document.object("info").remove("title")),
        canary("servers is empty", document -> document.remove("servers")),
        canary("Leads nowhere", document -> schemas(document).remove("SamplePerson")),
        canary(
            "speaks of our sources",
            document -> get(document).put("description", "See {@link com.example.Samples}.")),
        canary(
            "speaks of our sources",
            document -> property(document, "title").put("description", "As com.example.Samples")),
        canary("has no summary", document -> get(document).remove("summary")),
        canary("has no operationId", document -> get(document).remove("operationId")),
        canary("needs one tag", document -> get(document).remove("tags")),
        canary("has no 401", document -> get(document).object("responses").remove("401")),
        canary("never succeeds", document -> get(document).object("responses").remove("200")),
        canary("describes no id", document -> get(document).remove("parameters")),
        canary("has no example", document -> content(document).remove("example")),
        canary(
            "example: $ lacks title",
            document -> content(document).object("example").remove("title")),
        canary(
            "is open to unknown fields",
            document -> schema(document, "SampleDraft").remove("additionalProperties")),
        canary(
            "can be satisfied by nothing",
            document ->
                property(document, "assignee").with("type", "null").with("allOf", List.of())),
        canary("says nothing", document -> property(document, "title").clear()),
        canary("unknown type", document -> property(document, "title").put("type", "text")),
        canary(
            "takes any of",
            document ->
                property(document, "title").put("type", List.of("string", "null", "object"))),
        canary("lacks items", document -> property(document, "watchers").remove("items")),
        canary(
            "which 3.1 does not know",
            document -> property(document, "title").put("nullable", true)),
        canary(
            "requires what it does not describe",
            document -> schema(document, "Sample").object("properties").remove("title")),
        canary(
            "may be null in a query",
            document ->
                query(document, "q").object("schema").put("type", List.of("string", "null"))),
        canary(
            "has to be in the query", document -> query(document, "colour").put("required", true)),
        canary(
            "stands between commas", document -> query(document, "colour").put("explode", false)),
        canary(
            "may be repeated without end",
            document -> query(document, "colour").object("schema").remove("maxItems")),
        canary(
            "has the operationId of", document -> get(document).put("operationId", "listSamples")));
  }

  @ParameterizedTest
  @MethodSource("canaries")
  void aDocumentWithAFaultIsReported(String fault, Consumer<JsonObject> damage) {
    var document = SampleDocument.read();

    damage.accept(document);

    assertThat(OpenApiLint.faults(document)).anyMatch(found -> found.contains(fault));
  }

  private static Arguments canary(String fault, Consumer<JsonObject> damage) {
    return Arguments.of(fault, damage);
  }

  private static JsonObject get(JsonObject document) {
    return document.object("paths").object("/api/v1/samples/{id}").object("get");
  }

  private static JsonObject query(JsonObject document, String name) {
    return document
        .object("paths")
        .object("/api/v1/samples")
        .object("get")
        .objects("parameters")
        .filter(parameter -> name.equals(parameter.text("name")))
        .findFirst()
        .orElseThrow();
  }

  private static JsonObject content(JsonObject document) {
    return get(document)
        .object("responses")
        .object("200")
        .object("content")
        .object("application/json");
  }

  private static JsonObject schemas(JsonObject document) {
    return document.object("components").object("schemas");
  }

  private static JsonObject schema(JsonObject document, String name) {
    return schemas(document).object(name);
  }

  private static JsonObject property(JsonObject document, String name) {
    return schema(document, "Sample").object("properties").object(name);
  }
}
