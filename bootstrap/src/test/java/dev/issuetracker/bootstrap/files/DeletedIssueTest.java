package dev.issuetracker.bootstrap.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.bootstrap.RunningServer;
import dev.issuetracker.bootstrap.race.ApiClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whoever reads finds no trace of what was deleted, and whoever writes does not stumble over it.
 */
@Timeout(90)
final class DeletedIssueTest {

  /** All that tell of issues. The words are in titles of the issues that come and go. */
  private static final List<String> READERS =
      List.of(
          "/issues?size=100&count=exact",
          "/issues?project=ZOO&count=exact",
          "/issues?label=extinct",
          "/issues?assignee=dave&sort=priority",
          "/issues?reporter=admin&sort=-updated_at",
          "/issues?status=resolved",
          "/issues?external_id=EXT-1",
          "/issues?sort=due_date",
          "/issues?page=1&size=1&count=exact",
          "/issues?q=xylophone",
          "/issues?q=marimba&sort=relevance&highlight=true",
          "/issues?q=xylofone+tuningg",
          "/issues?facets=status,priority,label,assignee",
          "/labels",
          "/labels?q=extinct",
          "/issues/export?format=csv",
          "/issues/export?format=csv&project=ZOO",
          "/reports/top-assignees?status=open&status=resolved",
          "/reports/latency?days=30",
          "/reports/velocity?days=2",
          "/reports/cumulative-flow?days=2&project=ZOO",
          "/reports/aging",
          "/reports/aging?project=ZOO&format=csv",
          "/users?q=dave",
          "/projects");

  /** These never told of issues, so they cannot tell when there are more. */
  private static final List<String> SILENT = List.of("/users?q=dave", "/projects");

  private static RunningServer server;
  private static ApiClient admin;

  @BeforeAll
  static void start() {
    server = RunningServer.start();
    admin = ApiClient.admin(server);
    admin.post("/projects", "{\"key\": \"ZOO\", \"name\": \"Zoo\"}");
    admin.post("/labels", "{\"name\": \"extinct\"}");
    admin.post("/users", "{\"username\": \"dave\", \"name\": \"Dave\", \"role\": \"developer\"}");
  }

  @AfterAll
  static void end() {
    server.close();
  }

  @Test
  void is_read_nowhere_and_in_nobodys_way() {
    var living = admin.post("/issues", "{\"title\": \"Living\", \"project\": \"ZOO\"}");
    assertThat(living.string("key")).isEqualTo("ZOO-1");
    var before = answers();

    long open = opened("Xylophone tuning", "\"external_id\": \"EXT-1\"");
    long resolved = opened("Old instruments", "\"due_date\": \"2026-01-09\"");
    admin.post("/issues/" + resolved + "/comments", "{\"body\": \"A marimba, too\"}");
    move(resolved, "resolved", 1);
    var between = answers();
    for (var reader : READERS) {
      if (!SILENT.contains(reader)) {
        assertThat(between.get(reader)).as(reader).isNotEqualTo(before.get(reader));
      }
    }

    for (long gone : List.of(open, resolved)) {
      assertThat(admin.send("DELETE", "/issues/" + gone, null).status()).isEqualTo(204);
    }
    var after = answers();
    for (var reader : READERS) {
      assertThat(after.get(reader)).as(reader).isEqualTo(before.get(reader));
    }

    isUnknownToFiltersAndBulk(open);
    isInNobodysWay(open);
  }

  private static void isUnknownToFiltersAndBulk(long gone) {
    assertThat(admin.get("/issues?id=" + gone).json().get("results").size()).isZero();
    var moved =
        admin.post(
            "/issues/bulk-status", "{\"issue_ids\": [%d], \"status\": \"closed\"}".formatted(gone));
    assertThat(moved.status()).isEqualTo(400);
    assertThat(moved.text()).contains("\"/issue_ids/0\"", "unknown");
  }

  private static void isInNobodysWay(long gone) {
    var label = admin.get("/labels?q=extinct").json().get("results").get(0).get("id");
    assertThat(admin.send("DELETE", "/labels/" + label.getLongValue(), null).status())
        .isEqualTo(204);
    assertThat(admin.patch("/users/dave", "{\"active\": false}").status()).isEqualTo(200);
    var heir =
        admin.post(
            "/issues", "{\"title\": \"Heir\", \"project\": \"ZOO\", \"external_id\": \"EXT-1\"}");
    assertThat(heir.status()).isEqualTo(201);
    assertThat(heir.string("key")).as("numbers are never given twice").isEqualTo("ZOO-4");

    var taken = admin.send("POST", "/issues/" + gone + "/restore", null);
    assertThat(taken.status()).isEqualTo(409);
    assertThat(taken.text()).contains("external_id");
    admin.send("DELETE", "/issues/" + heir.number("id"), null);
    var restored = admin.send("POST", "/issues/" + gone + "/restore", null);
    assertThat(restored.status()).isEqualTo(200);
    assertThat(restored.string("key")).isEqualTo("ZOO-2");
    assertThat(restored.json().get("labels").size()).isZero();
    assertThat(restored.text()).contains("\"username\":\"dave\"");
  }

  private static long opened(String title, String more) {
    var issue =
        """
        {"title": "%s", "project": "ZOO", "labels": ["extinct"], "assignee": "dave",
         "priority": "high", %s}
        """;
    return admin.post("/issues", issue.formatted(title, more)).number("id");
  }

  private static void move(long issue, String status, int version) {
    var patch = "{\"status\": \"%s\", \"version\": %d}".formatted(status, version);
    assertThat(admin.patch("/issues/" + issue, patch).status()).isEqualTo(200);
  }

  private static Map<String, String> answers() {
    var answers = new LinkedHashMap<String, String>();
    for (var reader : READERS) {
      // Or a report would be answered as it was a moment ago.
      var answer = admin.send("GET", reader, null, "Cache-Control", "no-cache");
      assertThat(answer.status()).as("%s: %s", reader, answer.text()).isEqualTo(200);
      answers.put(reader, answer.text().replaceAll("\"as_of\":\"[^\"]*\"", ""));
    }
    return answers;
  }
}
