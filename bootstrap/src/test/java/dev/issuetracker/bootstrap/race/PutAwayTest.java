package dev.issuetracker.bootstrap.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What was put away stays as it is, whichever way somebody tries to write. */
final class PutAwayTest extends RaceTest {

  @Test
  void an_archived_project_is_read_and_not_written() {
    admin.post("/projects", "{\"key\": \"ARC\", \"name\": \"Archive\"}");
    long issue = opened("ARC", "Kept");
    long deleted = opened("ARC", "Deleted");
    long elsewhere = admin.issue("Elsewhere");
    admin.post("/issues/" + issue + "/comments", "{\"body\": \"Before\"}");
    long file = admin.attach(issue, "before.txt", "before").number("id");
    admin.send("DELETE", "/issues/" + deleted, null);
    assertThat(admin.patch("/projects/ARC", "{\"archived\": true}").ok()).isTrue();

    var at = "/issues/" + issue;
    var writes =
        List.<Supplier<ApiClient.Answer>>of(
            () -> admin.post("/issues", "{\"title\": \"New\", \"project\": \"ARC\"}"),
            () ->
                admin.post(
                    "/issues/bulk", "{\"issues\": [{\"title\": \"New\", \"project\": \"ARC\"}]}"),
            () -> admin.patch(at, "{\"title\": \"Other\", \"version\": 1}"),
            () -> admin.patch("/issues/" + elsewhere, "{\"project\": \"ARC\", \"version\": 1}"),
            () ->
                admin.patch(
                    "/issues/bulk",
                    "{\"updates\": [{\"id\": %d, \"title\": \"Other\"}]}".formatted(issue)),
            () ->
                admin.post(
                    "/issues/bulk-status",
                    "{\"issue_ids\": [%d], \"status\": \"closed\"}".formatted(issue)),
            () ->
                admin.put(
                    "/issues/bulk-status",
                    "[{\"id\": %d, \"status\": \"closed\"}]".formatted(issue)),
            () -> admin.put(at + "/labels", "{\"labels\": [\"bug\"]}"),
            () -> admin.patch(at + "/labels", "{\"add\": [\"bug\"]}"),
            () -> admin.post(at + "/comments", "{\"body\": \"After\"}"),
            () -> admin.attach(issue, "after.txt", "after"),
            () -> admin.send("DELETE", "/attachments/" + file, null),
            () -> admin.send("DELETE", at, null),
            () -> admin.send("POST", "/issues/" + deleted + "/restore", null));

    for (var write : writes) {
      var answer = write.get();
      assertThat(answer.status()).as(answer.text()).isEqualTo(409);
      assertThat(answer.text()).contains("project-archived");
    }
    for (var path : List.of(at, at + "/timeline", at + "/comments", "/attachments/" + file)) {
      assertThat(admin.get(path).status()).as(path).isEqualTo(200);
    }
    assertThat(admin.issue(issue).number("version")).isEqualTo(1);
    assertThat(admin.get("/issues?project=ARC").text()).contains("Kept");
    assertThat(admin.patch("/projects/ARC", "{\"archived\": false}").ok()).isTrue();
    assertThat(admin.patch(at, "{\"title\": \"Other\", \"version\": 1}").ok()).isTrue();
  }

  @Test
  void who_left_is_named_and_gets_nothing_new() {
    admin.post(
        "/users",
        "{\"username\": \"carol\", \"name\": \"Carol\", \"role\": \"developer\","
            + " \"password\": \"a long enough password\"}");
    long hers = admin.issue("Hers");
    long free = admin.issue("Free");
    admin.patch("/issues/" + hers, "{\"assignee\": \"carol\", \"version\": 1}");
    assertThat(admin.patch("/users/carol", "{\"active\": false}").ok()).isTrue();

    var assigned = admin.patch("/issues/" + free, "{\"assignee\": \"carol\", \"version\": 1}");
    var opened = admin.post("/issues", "{\"title\": \"New\", \"assignee\": \"carol\"}");
    for (var refused : List.of(assigned, opened)) {
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.text()).contains("\"/assignee\"", "inactive");
    }
    assertThat(admin.issue(hers).text()).contains("\"carol\"");
    assertThat(admin.get("/issues/" + hers + "/timeline").text()).contains("\"carol\"");
    assertThat(admin.get("/issues?assignee=carol").text()).contains("Hers");
    assertThat(admin.patch("/issues/" + hers, "{\"title\": \"Still\", \"version\": 2}").ok())
        .isTrue();
  }

  @Test
  void what_was_deleted_or_redacted_is_in_no_list_and_no_export() {
    var deleted = admin.post("/issues", "{\"title\": \"Quagga\", \"labels\": [\"extinct\"]}");
    var label = deleted.json().get("labels").get(0).get("id").getLongValue();
    long redacted = admin.issue("Thylacine");
    assertThat(admin.get("/issues/export?format=csv").text()).contains("Quagga", "Thylacine");

    admin.send("DELETE", "/issues/" + deleted.number("id"), null);
    var wish = "{\"issue\": %d, \"field\": \"title\", \"reason\": \"a name\"}";
    assertThat(admin.post("/redactions", wish.formatted(redacted)).status()).isEqualTo(200);

    for (var path :
        List.of(
            "/issues?size=100",
            "/issues?q=quagga",
            "/issues?q=thylacine",
            "/issues/" + redacted,
            "/issues/" + redacted + "/timeline",
            "/issues/export?format=csv")) {
      var answer = admin.get(path);
      assertThat(answer.status()).as(path).isEqualTo(200);
      assertThat(answer.text()).as(path).doesNotContain("Quagga", "Thylacine");
    }
    assertThat(admin.send("DELETE", "/labels/" + label, null).status()).isEqualTo(204);
  }

  private static long opened(String project, String title) {
    var issue = "{\"title\": \"%s\", \"project\": \"%s\"}".formatted(title, project);
    return admin.post("/issues", issue).number("id");
  }
}
