package dev.issuetracker.rest.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.rest.WireServer;
import dev.issuetracker.rest.problem.ProblemType;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        .containsExactly("200", "400", "401", "406", "429", "500", "503");
    assertThat(operation("/api/v1/samples", "post").answers().keySet())
        .containsExactly(
            "201", "400", "401", "403", "406", "409", "413", "415", "422", "429", "500", "503");
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
  void aWriteMayCarryAKeyUnlessItAnswersSecrets() {
    assertThat(operation("/api/v1/samples", "post").body().list("parameters"))
        .anyMatch(JsonObject.of("$ref", "#/components/parameters/IdempotencyKey")::equals);
    assertThat(operation("/api/v1/samples", "get").body().list("parameters"))
        .noneMatch(JsonObject.of("$ref", "#/components/parameters/IdempotencyKey")::equals);
    var signIn = new ApiOperation("post", "/api/v1/auth/signin", new JsonObject());
    assertThat(signIn.takesKey()).isFalse();
    assertThat(new ApiOperation("patch", "/api/v1/users/me", new JsonObject()).takesKey())
        .isFalse();
    assertThat(new ApiOperation("patch", "/api/v1/users/{ref}", new JsonObject()).takesKey())
        .isTrue();
  }

  @Test
  void everyTypeOfProblemHasAnExampleThatNamesIt() throws IOException {
    var components = new JsonObject();
    try (var details = OpenApiDocument.class.getResourceAsStream("/openapi/problems.json")) {
      ProblemParts.in(components, JsonObject.readObject(details));
    }
    for (var type : ProblemType.values()) {
      var example = components.object("examples").object(type.slug()).object("value");
      assertThat(example.text("type")).isEqualTo(type.uri());
      assertThat(example.text("detail")).as(type.slug()).isNotBlank();
    }
    assertThat(components.object("examples")).hasSize(ProblemType.values().length);
  }

  @Test
  void everyOperationSaysWhichProblemsItMayBeAnsweredWith() {
    try (var server = WireServer.with(Map.of())) {
      var document = OpenApiContract.object(server.get("/openapi.json").body());
      var change = document.object("paths").object("/api/v1/issues/{ref}").object("patch");

      assertThat(problems(document, change, "409"))
          .containsExactly(
              "version-conflict",
              "transition-not-allowed",
              "issue-deleted",
              "project-archived",
              "name-taken",
              "in-progress");
      assertThat(problems(document, change, "412")).containsExactly("precondition-failed");
      assertThat(problems(document, change, "503")).contains("unavailable", "outcome-unknown");
      assertThat(change.list("parameters").toString())
          .contains("IfMatch", "IdempotencyKey")
          .doesNotContain("actor");
      var list = document.object("paths").object("/api/v1/issues").object("get");
      assertThat(list.list("parameters").toString()).doesNotContain("name=actor");
    }
  }

  private static Set<String> problems(JsonObject document, JsonObject operation, String status) {
    var answer = References.follow(document, operation.object("responses").object(status));
    return answer.object("content").object("application/problem+json").object("examples").keySet();
  }

  @Test
  void schemasHaveNamesThatAProgramCanBeGeneratedFrom() {
    try (var server = WireServer.with(Map.of())) {
      var document = OpenApiContract.object(server.get("/openapi.json").body());

      assertThat(document.object("components").object("schemas").keySet())
          .allMatch(name -> name.matches("[A-Z][A-Za-z]*"))
          .contains("UserList", "TimelineEntryList", "Issue", "VersionConflict");
      var contract = new OpenApiContract(document);
      var patch = "{\"version\": 1, \"labels\": [\"bug\"], \"status\": \"open\"}";
      assertThat(contract.requestFaults("PATCH", "/api/v1/issues/1", patch)).isEmpty();
      assertThat(contract.requestFaults("PATCH", "/api/v1/issues/1", "{\"labels\": [1]}"))
          .isNotEmpty();
    }
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
  void whatTheServerTakesStandsThere() {
    var document =
        OpenApiDocument.complete(
            "/META-INF/swagger/openapi.json", new Examples("/openapi/examples/"));
    var schemas = document.object("components").object("schemas");
    for (var name : List.of("ChangeIssue", "ChangeOneOfMany")) {
      var labels = schemas.object(name).object("properties").object("labels");
      assertThat(labels.list("type")).as(name).isEqualTo(List.of("array", "null"));
    }
    var paths = document.object("paths");
    for (var path : List.of("/api/v1/issues/import", "/api/v1/imports/{id}/undo")) {
      var answers = paths.object(path).object("post").object("responses");
      for (var status : List.of("200", "202")) {
        assertThat(answers.object(status).object("headers"))
            .containsKeys("Location", "Preference-Applied");
      }
    }
    assertThat(paths.object("/api/v1/issues").object("get").objects("parameters"))
        .filteredOn(parameter -> "q".equals(parameter.text("name")))
        .singleElement()
        .satisfies(q -> assertThat(q.object("schema")).containsKey("maxLength"));
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
