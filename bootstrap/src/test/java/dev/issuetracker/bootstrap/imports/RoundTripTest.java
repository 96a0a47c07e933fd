package dev.issuetracker.bootstrap.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server exports, it imports again into a project that is empty by then. */
final class RoundTripTest extends FilesTest {
  private static final List<String> HOSTILE =
      List.of(
          "=1+1",
          "'=1+1",
          "''",
          "+a",
          "-a",
          "@a",
          "\\\"quoted\\\", and a comma",
          "semi;colon",
          "<b>&amp;</b>",
          "_x000D_ and _x0041_",
          "\uD83D\uDE80 \u202Eright to left",
          "a\\u2028separator");

  /** What an import can set; the rest is a new issue's own. */
  private static final List<String> FIELDS =
      List.of(
          "title",
          "description",
          "status",
          "priority",
          "due_date",
          "external_id",
          "assignee",
          "reporter",
          "labels",
          "project",
          "created_at",
          "resolved_at",
          "closed_at");

  @ParameterizedTest
  @ValueSource(strings = {"csv", "xlsx"})
  void what_is_exported_comes_back_equal(String format) throws Exception {
    var project = "TRIP" + format.toUpperCase(Locale.ROOT);
    admin.post("/projects", "{\"key\": \"%s\", \"name\": \"Trip\"}".formatted(project));
    HOSTILE.forEach(text -> open(project, text));
    var before = issues(project);
    finish(before.get(0), "resolved");
    finish(before.get(1), "closed");
    before = issues(project);
    var file = export(project, format);
    before.forEach(issue -> admin.send("DELETE", "/issues/" + id(issue), null));
    assertThat(issues(project)).isEmpty();

    var imported = sent("back." + format, file, "?unescape=" + format.equals("csv"));

    assertThat(imported.number("created")).as(imported.text()).isEqualTo(HOSTILE.size());
    assertThat(issues(project).stream().map(RoundTripTest::told).toList())
        .isEqualTo(before.stream().map(RoundTripTest::told).toList());
  }

  private static void open(String project, String text) {
    var body =
        """
        {"title": "%1$s", "description": "%1$s\\n\\n=2\\n", "project": "%2$s", "priority": "high",
         "due_date": "2026-02-28", "external_id": "%2$s %1$s", "assignee": "admin",
         "labels": ["=label", "'other", "third"]}
        """
            .formatted(text, project);
    var answer = admin.post("/issues", body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
  }

  private static void finish(JsonNode issue, String status) {
    var body = "{\"version\": 1, \"status\": \"%s\"}".formatted(status);
    assertThat(admin.patch("/issues/" + id(issue), body).status()).isEqualTo(200);
  }

  private static long id(JsonNode issue) {
    return issue.get("id").getLongValue();
  }

  private static List<JsonNode> issues(String project) {
    return admin.all("/issues?sort=created_at&project=" + project);
  }

  private static Map<String, Object> told(JsonNode issue) {
    var told = new TreeMap<String, Object>();
    FIELDS.forEach(field -> told.put(field, issue.get(field).getValue()));
    return told;
  }

  private static byte[] export(String project, String format) throws Exception {
    var path = "/issues/export?project=" + project + "&format=" + format;
    var request =
        HttpRequest.newBuilder(URI.create(admin.base() + path))
            .header("Authorization", "Bearer " + admin.token())
            .build();
    var answer = admin.http().send(request, BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }
}
