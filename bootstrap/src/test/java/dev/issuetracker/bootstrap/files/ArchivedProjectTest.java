package dev.issuetracker.bootstrap.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.bootstrap.Dump;
import dev.issuetracker.bootstrap.RunningServer;
import dev.issuetracker.bootstrap.race.ApiClient;
import dev.issuetracker.bootstrap.race.ApiClient.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An archived project is read as before, and nothing in it can be written. */
@Timeout(90)
final class ArchivedProjectTest {
  private static RunningServer server;
  private static ApiClient admin;
  private static long kept;
  private static long deleted;
  private static long elsewhere;
  private static long file;
  private static long label;
  private static long imported;

  @BeforeAll
  static void archive() {
    server = RunningServer.start();
    admin = ApiClient.admin(server);
    admin.post("/projects", "{\"key\": \"ARC\", \"name\": \"Archive\"}");
    var issue = "{\"title\": \"%s\", \"project\": \"ARC\", \"labels\": [\"bug\"]}";
    kept = admin.post("/issues", issue.formatted("Kept")).number("id");
    deleted = admin.post("/issues", issue.formatted("Deleted")).number("id");
    elsewhere = admin.issue("Elsewhere");
    admin.post("/issues/" + kept + "/comments", "{\"body\": \"Before\"}");
    file = admin.attach(kept, "before.txt", "before").number("id");
    label = admin.get("/labels").json().get("results").get(0).get("id").getLongValue();
    var rows = BodyPublishers.ofString("title,project\nFrom a file,ARC\n");
    imported = admin.upload("", "rows.csv", rows).number("id");
    admin.send("DELETE", "/issues/" + deleted, null);
    assertThat(admin.patch("/projects/ARC", "{\"archived\": true}").status()).isEqualTo(200);
  }

  @AfterAll
  static void end() {
    server.close();
  }

  static Map<String, Supplier<Answer>> writes() {
    var at = "/issues/" + kept;
    return Map.ofEntries(
        write("open", "POST", "/issues", "{\"title\": \"New\", \"project\": \"ARC\"}"),
        write(
            "open many",
            "POST",
            "/issues/bulk",
            "{\"issues\": [{\"title\": \"New\", \"project\": \"ARC\"}]}"),
        write("edit", "PATCH", at, "{\"title\": \"Other\", \"version\": 1}"),
        write("merge", "PATCH", at + "?on_conflict=merge", "{\"title\": \"Mine\", \"version\": 1}"),
        write("move out", "PATCH", at, "{\"project\": \"MAIN\", \"version\": 1}"),
        write("move in", "PATCH", "/issues/" + elsewhere, "{\"project\": \"ARC\", \"version\": 1}"),
        write(
            "edit many",
            "PATCH",
            "/issues/bulk",
            "{\"updates\": [{\"id\": %s, \"title\": \"O\"}]}"),
        write(
            "move many in",
            "PATCH",
            "/issues/bulk",
            "{\"updates\": [{\"id\": " + elsewhere + ", \"project\": \"ARC\"}]}"),
        write(
            "one status",
            "POST",
            "/issues/bulk-status",
            "{\"issue_ids\": [%s], \"status\": \"closed\"}"),
        write(
            "many statuses",
            "PUT",
            "/issues/bulk-status",
            "[{\"id\": %s, \"status\": \"closed\"}]"),
        write("replace labels", "PUT", at + "/labels", "{\"labels\": [\"ui\"]}"),
        write("put a label on", "PATCH", at + "/labels", "{\"add\": [\"ui\"]}"),
        write("take a label off", "PATCH", at + "/labels", "{\"remove\": [\"bug\"]}"),
        write("delete a label", "DELETE", "/labels/" + label + "?force=true", null),
        write("comment", "POST", at + "/comments", "{\"body\": \"After\"}"),
        Map.entry("attach", () -> admin.attach(kept, "after.txt", "after")),
        write("remove a file", "DELETE", "/attachments/" + file, null),
        write("delete", "DELETE", at, null),
        write("restore", "POST", "/issues/" + deleted + "/restore", null));
  }

  static Stream<String> every_write_inside_is_a_409() {
    return writes().keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource
  void every_write_inside_is_a_409(String name) throws SQLException {
    var before = state();

    var answer = writes().get(name).get();

    assertThat(answer.status()).as(answer.text()).isEqualTo(409);
    assertThat(answer.text()).contains("project-archived", "ARC");
    assertThat(state()).isEqualTo(before);
  }

  @Test
  void a_row_of_an_import_is_refused() throws SQLException {
    var before = state();
    var rows = BodyPublishers.ofString("title,project\nNew,ARC\n");

    var outcome = admin.upload("", "rows.csv", rows);

    assertThat(outcome.number("created")).isZero();
    assertThat(outcome.number("failed")).isEqualTo(1);
    assertThat(outcome.text()).contains("\"column\":\"project\"", "archived");
    var all = admin.upload("?project=ARC", "rows.csv", BodyPublishers.ofString("title\nNew\n"));
    assertThat(all.text()).contains("archived");
    assertThat(state()).isEqualTo(before);
  }

  @Test
  void undoing_an_import_leaves_what_is_in_it() throws SQLException {
    var before = state();

    var undone = admin.send("POST", "/imports/" + imported + "/undo", null);

    assertThat(undone.status()).as(undone.text()).isIn(200, 202);
    dev.issuetracker.bootstrap.postgres.Eventually.becomesTrue(
        "it is undone", () -> admin.get("/imports/" + imported).string("state").equals("undone"));
    assertThat(admin.get("/imports/" + imported).text()).contains("\"kept\":1");
    assertThat(state()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/issues/{id}",
        "/issues/ARC-1",
        "/issues/{id}/timeline",
        "/issues/{id}/comments",
        "/issues/{id}/labels",
        "/issues/{id}/attachments",
        "/attachments/{file}",
        "/projects/ARC",
        "/projects",
        "/issues?project=ARC",
        "/issues?q=kept",
        "/issues/export?format=csv&project=ARC",
        "/issues/export?format=xlsx&project=ARC",
        "/reports/top-assignees?project=ARC",
        "/reports/latency?project=ARC",
        "/reports/velocity?project=ARC",
        "/reports/cumulative-flow?project=ARC",
        "/reports/aging?project=ARC"
      })
  void everything_in_it_is_read(String path) {
    var answer = admin.get(path.replace("{id}", "" + kept).replace("{file}", "" + file));

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    if (path.startsWith("/issues?") || path.contains("csv")) {
      assertThat(answer.text()).contains("Kept");
    }
  }

  private static String state() throws SQLException {
    var dump = new Dump(server);
    return dump.of("issues")
        + dump.of("events")
        + dump.of("issue_labels")
        + dump.of("comments")
        + dump.of("attachments");
  }

  private static Map.Entry<String, Supplier<Answer>> write(
      String name, String method, String path, String body) {
    var json = body == null ? null : body.replace("%s", Long.toString(kept));
    return Map.entry(name, () -> admin.send(method, path, json));
  }
}
