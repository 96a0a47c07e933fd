package dev.issuetracker.rest.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.rest.WireServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class OpenApiDocumentTest {
  private final JsonObject samples = SampleDocument.read();

  @Test
  void aNullablePrimitiveIsThePrimitiveOrNull() {
    assertThat(property("count_exact").get("type")).isEqualTo(List.of("boolean", "null"));
    assertThat(property("comment_count").get("type")).isEqualTo(List.of("integer", "null"));
    assertThat(property("due_date").get("type")).isEqualTo(List.of("string", "null"));
  }

  @Test
  void aNullableReferenceIsTheReferenceOrNull() {
    assertThat(property("assignee"))
        .containsOnlyKeys("anyOf")
        .containsEntry(
            "anyOf",
            List.of(
                JsonObject.of("$ref", "#/components/schemas/SamplePerson"),
                JsonObject.of("type", "null")));
  }

  @Test
  void objectsAndEnumerationsSayTheirType() {
    assertThat(schema("Sample").text("type")).isEqualTo("object");
    assertThat(schema("SampleColour").text("type")).isEqualTo("string");
  }

  @Test
  void requestsAreClosedAndAnswersComplete() {
    assertThat(schema("SampleDraft").get("additionalProperties")).isEqualTo(false);
    assertThat(schema("SampleDraft").list("required")).hasSize(1);
    assertThat(schema("Sample").containsKey("additionalProperties")).isFalse();
    assertThat(schema("Sample").list("required"))
        .hasSameSizeAs(schema("Sample").object("properties").keySet());
  }

  @Test
  void aFieldThatIsSometimesAbsentIsNotPromised() {
    assertThat(schema("SamplePage").list("required"))
        .map(String::valueOf)
        .contains("count", "previous")
        .doesNotContain("fuzzy");
    assertThat(schema("SamplePage").object("properties").object("fuzzy"))
        .doesNotContainKey(SchemaUse.SOMETIMES_ABSENT);
  }

  @Test
  void everyOperationTellsItsStandardProblems() {
    assertThat(operation("/api/v1/samples", "get").answers().keySet())
        .containsExactly("200", "400", "401", "429", "500", "503");
    assertThat(operation("/api/v1/samples", "post").answers().keySet())
        .containsExactly("201", "400", "401", "403", "409", "413", "415", "429", "500", "503");
    assertThat(operation("/api/v1/samples/{id}", "get").answers()).containsKeys("304", "404");
  }

  @Test
  void aDeclaredProblemKeepsItsWordsAndGetsItsShape() {
    var conflict = operation("/api/v1/samples", "post").answers().object("409");

    assertThat(conflict.text("description")).isEqualTo("The title is taken.");
    assertThat(conflict.object("content")).containsOnlyKeys("application/problem+json");
    assertThat(conflict.object("headers")).containsKeys("X-Request-Id", "RateLimit");
  }

  @Test
  void headersFollowFromWhatAnOperationAnswers() {
    var one = operation("/api/v1/samples/{id}", "get");

    assertThat(one.answers().object("200").object("headers")).containsKey("ETag");
    assertThat(one.body().list("parameters"))
        .anyMatch(JsonObject.of("$ref", "#/components/parameters/IfNoneMatch")::equals);
    assertThat(operation("/api/v1/samples", "post").answers().object("201").object("headers"))
        .containsKey("Location");
    assertThat(operation("/api/v1/samples", "get").answers().object("200").object("headers"))
        .containsKey("Link");
  }

  @Test
  void onlyOpenPathsNeedNoToken() {
    try (var server = WireServer.with(Map.of())) {
      var document = OpenApiContract.object(server.get("/openapi.json").body());
      var paths = document.object("paths");

      assertThat(document.list("security")).isEqualTo(List.of(JsonObject.of("bearer", List.of())));
      assertThat(paths.object("/health").object("get").get("security")).isEqualTo(List.of());
      assertThat(paths.object("/metrics").object("get")).doesNotContainKey("security");
      assertThat(paths).doesNotContainKeys("/docs", "/redoc", "/openapi.json");
      assertThat(document.object("info").text("version")).matches("\\d+\\.\\d+\\.\\d+.*");
    }
  }

  @Test
  void yamlSaysTheSameAsJson() {
    try (var server = WireServer.with(Map.of())) {
      var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
      Object fromJson = yaml.load(server.get("/openapi.json").body());
      Object fromYaml = yaml.load(server.get("/openapi.yaml").body());

      assertThat(fromYaml).isEqualTo(fromJson);
    }
  }

  @Test
  void yamlKeepsWordsNumbersAndEmptyThingsApart() {
    var odd =
        OpenApiContract.object(
            """
            {"yes": "no", "200": 1.50, "a b": [], "c": {}, "d": [["x"], [], {"e": null}],
             "f": "line\\nbreak \\"quoted\\" \\\\ # : é 😀", "g": true, "": "", "~": "~"}
            """);

    Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(YamlText.of(odd));

    assertThat(read)
        .isEqualTo(
            new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(new String(odd.toBytes(), java.nio.charset.StandardCharsets.UTF_8)));
  }

  private JsonObject schema(String name) {
    return samples.object("components").object("schemas").object(name);
  }

  private JsonObject property(String name) {
    return schema("Sample").object("properties").object(name);
  }

  private ApiOperation operation(String path, String method) {
    return new ApiOperation(method, path, samples.object("paths").object(path).object(method));
  }
}
