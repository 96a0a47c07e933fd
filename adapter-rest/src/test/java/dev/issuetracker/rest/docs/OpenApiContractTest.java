package dev.issuetracker.rest.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.issuetracker.rest.WireServer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenApiContractTest {
  private static final String JSON = "application/json";
  private static final String PROBLEM =
      """
      {"type": "/problems/x", "title": "t", "status": 409, "detail": "d",
       "instance": "/i", "trace_id": "1", "more": {}}
      """;
  private final JsonObject document = SampleDocument.read();
  private final OpenApiContract contract = new OpenApiContract(document);

  @Test
  void realAnswersHold() {
    try (var server = WireServer.with(Map.of("samples", "yes"))) {
      contract.holds("GET", server.get("/api/v1/samples"));
      contract.holds("GET", server.get("/api/v1/samples/7"));
      contract.holds("HEAD", server.send("HEAD", "/api/v1/samples/7", ""));
      contract.holds("DELETE", server.send("DELETE", "/api/v1/samples/7", ""));
      contract.holds(
          "POST",
          server.send(
              "POST", "/api/v1/samples", "{\"title\": \"x\"}", "Content-Type", "application/json"));
    }
  }

  @Test
  void theServersOwnDocumentIsTrueOfItsHealthAndMetrics() {
    try (var server = WireServer.with(Map.of())) {
      var own = OpenApiContract.of(server.get("/openapi.json"));
      for (var path :
          new String[] {"/health", "/health/liveness", "/health/readiness", "/metrics"}) {
        own.holds("GET", server.get(path));
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`\"title\": \"Login page bug\"` | `\"title\": 5` | $.title is integer",
        "`\"title\": \"Login page bug\"` | `\"title\": null` | $.title is null",
        "`\"title\": \"Login page bug\", ` | `` | $ lacks title",
        "`\"description\": null, ` | `` | $ lacks description",
        "`\"description\": null` | `\"description\": {}` | $.description is object",
        "`\"id\": 1,` | `\"id\": 1.5,` | $.id is number",
        "`\"id\": 1,` | `\"id\": 1, \"secret\": 1,` | secret, which is not described",
        "`\"colour\": \"RED\"` | `\"colour\": \"BLUE\"` | BLUE is none of",
        "`\"other_colour\": null` | `\"other_colour\": \"BLUE\"` | matches none of anyOf",
        "`\"assignee\": {\"id\": 2,` | `\"assignee\": {` | matches none of anyOf",
        "`\"due_date\": \"2026-02-01\"` | `\"due_date\": \"2026-02-30\"` | is no date",
        "`12:08:01.123456Z` | `12:08:01` | is no date-time",
        "`\"username\": \"bob\"}, \"assignee\"` | `\"username\": \"B\"}, \"assignee\"` | does not"
            + " match",
        "`\"labels\": [\"bug\"]` | `\"labels\": [1]` | $.labels[0] is integer",
        "`[\"Invalid\"]` | `\"Invalid\"` | $.errors.status is string",
      },
      delimiter = '|')
  void aWrongAnswerIsReported(String right, String wrong, String fault) {
    var example = new String(example().toBytes(), java.nio.charset.StandardCharsets.UTF_8);
    var spaced = example.replace("\":", "\": ").replace(",\"", ", \"");
    var body =
        spaced.replaceFirst(java.util.regex.Pattern.quote(right), wrong == null ? "" : wrong);

    assertThat(body).isNotEqualTo(spaced);
    assertThat(contract.faults("GET", "/api/v1/samples/7", 200, JSON, spaced)).isEmpty();
    assertThat(contract.faults("GET", "/api/v1/samples/7", 200, JSON, body))
        .anyMatch(found -> found.contains(fault));
  }

  private JsonObject example() {
    return document
        .object("paths")
        .object("/api/v1/samples/{id}")
        .object("get")
        .object("responses")
        .object("200")
        .object("content")
        .object(JSON)
        .object("example");
  }

  @Test
  void aProblemMayCarryMoreButNotLess() {
    var type = "application/problem+json; charset=utf-8";

    assertThat(contract.faults("POST", "/api/v1/samples", 409, type, PROBLEM)).isEmpty();
    assertThat(contract.faults("POST", "/api/v1/samples", 409, type, "{\"title\": \"t\"}"))
        .contains("$ lacks trace_id");
    assertThat(contract.faults("POST", "/api/v1/samples", 409, JSON, PROBLEM))
        .anyMatch(fault -> fault.contains("the media type is application/json"));
  }

  @Test
  void whatIsNotDescribedIsReported() {
    assertThat(contract.faults("GET", "/api/v1/samples/7", 418, JSON, "{}"))
        .anyMatch(fault -> fault.contains("418"));
    assertThat(contract.faults("GET", "/api/v1/samples/7", 200, JSON, "")).isNotEmpty();
    assertThat(contract.faults("DELETE", "/api/v1/samples/7", 204, JSON, "{}")).isNotEmpty();
    assertThatThrownBy(() -> contract.holds("PUT", "/api/v1/samples/7", 200, JSON, "{}"))
        .hasMessageContaining("PUT /api/v1/samples/7 is not described");
    assertThatThrownBy(() -> contract.holds("GET", "/api/v1/samples/7", 200, JSON, "[]"))
        .hasMessageContaining("breaks the OpenAPI document");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"title\": \"\"}",
        "{\"title\": \"x\", \"unknown\": 1}",
        "[]",
        "{\"title\": \"x\", \"size\": \"1\"}"
      })
  void aRequestThatIsNotAllowedIsReported(String body) {
    assertThat(contract.requestFaults("POST", "/api/v1/samples", "{\"title\": \"x\"}")).isEmpty();
    assertThat(contract.requestFaults("POST", "/api/v1/samples", body)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`{\"minimum\": 2}` | 1 | 2",
        "`{\"maximum\": 2}` | 3 | 2",
        "`{\"exclusiveMinimum\": 2}` | 2 | 3",
        "`{\"exclusiveMaximum\": 2}` | 2 | 1",
        "`{\"const\": \"a\"}` | `\"b\"` | `\"a\"`",
        "`{\"minItems\": 1}` | [] | [1]",
        "`{\"maxItems\": 1}` | [1, 2] | [1]",
        "`{\"uniqueItems\": true}` | [1, 1] | [1, 2]",
        "`{\"maxLength\": 1}` | `\"ab\"` | `\"😀\"`",
        "`{\"oneOf\": [{\"type\": \"number\"}, {\"minimum\": 3}]}` | 4 | 2",
        "`{\"allOf\": [{\"type\": \"number\"}, {\"minimum\": 3}]}` | 2 | 4",
        "`{\"type\": [\"string\", \"null\"]}` | 1 | null",
        "`{\"additionalProperties\": false}` | `{\"a\": 1}` | {}",
        "`{\"format\": \"json-pointer\"}` | `\"a\"` | `\"/a\"`",
        "`{\"format\": \"uri-reference\"}` | `\"a b\"` | `\"/a\"`",
        "`{\"maxProperties\": 1}` | `{\"a\": 1, \"b\": 2}` | `{\"a\": 1}`",
      })
  void everyKeywordIsUnderstood(String schema, String wrong, String right) {
    var rule = OpenApiContract.object(schema);

    assertThat(SchemaValidator.faults(document, rule, OpenApiContract.parse(wrong))).isNotEmpty();
    assertThat(SchemaValidator.faults(document, rule, OpenApiContract.parse(right))).isEmpty();
  }

  @Test
  void aKeywordThatIsNotUnderstoodIsAFault() {
    assertThat(SchemaValidator.faults(document, JsonObject.of("if", true), "x"))
        .containsExactly("$ has the unknown keyword if");
  }
}
