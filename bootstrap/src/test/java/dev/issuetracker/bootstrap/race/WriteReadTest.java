package dev.issuetracker.bootstrap.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.bootstrap.race.ApiClient.Answer;
import org.junit.jupiter.api.Test;

/** What a write answers is, byte for byte, what the next read answers. */
final class WriteReadTest extends RaceTest {

  private static void same(Answer written, Answer read) {
    assertThat(written.ok()).as(written.text()).isTrue();
    assertThat(read.status()).isEqualTo(200);
    assertThat(read.text()).isEqualTo(written.text());
    assertThat(read.header("ETag")).isEqualTo(written.header("ETag"));
  }

  @Test
  void of_an_issue_through_its_life() {
    var opened =
        admin.post(
            "/issues",
            "{\"title\": \"Grüße 👋\", \"labels\": [\"zeta\", \"Alpha\"],"
                + " \"assignee\": \"admin\", \"due_date\": \"2027-01-31\"}");
    long id = opened.number("id");
    same(opened, admin.issue(id));
    same(
        admin.patch(
            "/issues/" + id,
            "{\"status\": \"closed\", \"description\": \"a\\tb\\n\", \"version\": 1}"),
        admin.issue(id));
    same(admin.patch("/issues/" + id, "{\"status\": \"open\", \"version\": 2}"), admin.issue(id));
    assertThat(admin.send("DELETE", "/issues/" + id, null).status()).isEqualTo(204);
    same(admin.send("POST", "/issues/" + id + "/restore", null), admin.issue(id));
  }

  @Test
  void of_an_issue_that_is_talked_about() {
    long id = admin.issue("discussed");
    var path = "/issues/" + id;
    long first = admin.post(path + "/comments", "{\"body\": \"one\"}").number("id");
    admin.post(path + "/comments", "{\"body\": \"two\", \"parent_id\": %d}".formatted(first));
    same(admin.patch(path, "{\"priority\": \"high\", \"version\": 1}"), admin.issue(id));
    var elsewhere = admin.post("/projects", "{\"key\": \"ELSE\", \"name\": \"Else\"}");
    assertThat(elsewhere.status()).isEqualTo(201);
    same(admin.patch(path, "{\"project\": \"ELSE\", \"version\": 2}"), admin.issue(id));
    same(admin.get("/issues/ELSE-1"), admin.issue(id));
  }

  @Test
  void of_the_labels_of_an_issue() {
    var labels = "/issues/" + admin.issue("labelled") + "/labels";
    same(admin.put(labels, "{\"labels\": [\"two\", \"One\"]}"), admin.get(labels));
    same(admin.patch(labels, "{\"add\": [\"three\"], \"remove\": [\"one\"]}"), admin.get(labels));
  }

  @Test
  void of_what_has_a_place_of_its_own() {
    var comment =
        admin.post("/issues/" + admin.issue("discussed") + "/comments", "{\"body\": \"word\"}");
    same(comment, admin.get("/comments/" + comment.number("id")));
    var label = admin.post("/labels", "{\"name\": \"alone\", \"color\": \"#00ff00\"}");
    var labelled = "/labels/" + label.number("id");
    same(label, admin.get(labelled));
    same(admin.patch(labelled, "{\"name\": \"Renamed\"}"), admin.get(labelled));
    same(
        admin.post("/projects", "{\"key\": \"WEB\", \"name\": \"Web\"}"),
        admin.get("/projects/WEB"));
    same(admin.patch("/projects/WEB", "{\"archived\": true}"), admin.get("/projects/WEB"));
    same(
        admin.post("/users", "{\"username\": \"eve\", \"name\": \"Eve\", \"role\": \"viewer\"}"),
        admin.get("/users/eve"));
    same(admin.patch("/users/eve", "{\"active\": false}"), admin.get("/users/eve"));
  }
}
