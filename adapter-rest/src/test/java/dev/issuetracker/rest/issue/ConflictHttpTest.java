package dev.issuetracker.rest.issue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.rest.people.PeopleServer;
import dev.issuetracker.rest.trial.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a refusal tells, so that a program can go on without asking. */
class ConflictHttpTest {
  private static final String ISSUES = "/api/v1/issues";

  private static PeopleServer server;
  private static String admin;

  @BeforeAll
  static void start() {
    server = PeopleServer.start();
    admin = server.signIn("admin");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void ofADeletedIssueWhoDeletedItAndWhichVersionCanBeRestored() {
    var issue = open();
    server.as(admin, "DELETE", issue, "");

    var refused = server.as(admin, "PATCH", issue, "{\"version\":1,\"title\":\"y\"}").json();

    assertThat(refused)
        .containsEntry("type", "/problems/issue-deleted")
        .containsEntry("current_version", 2)
        .containsKey("deleted_at");
    assertThat(refused.get("deleted_by")).asString().contains("username=admin");
  }

  @Test
  void ofAMoveThatIsNotAllowedWhichOnesAre() {
    var issue = open();
    patch(issue, "{\"version\":1,\"status\":\"closed\"}");

    assertThat(patch(issue, "{\"version\":2,\"status\":\"resolved\"}").json())
        .containsEntry("allowed", List.of("open", "in_progress"));
  }

  @Test
  void ofAVersionFromTheFutureThatNobodyKnowsIt() {
    var issue = open();
    var patch = "{\"priority\":\"high\"}";

    var future = server.as(admin, "PATCH", issue, patch, "If-Match", "\"8\", \"9\"").json();
    assertThat(future).containsEntry("future_version", true).containsEntry("your_version", 9);

    patch(issue, "{\"version\":1,\"title\":\"y\"}");
    var past = server.as(admin, "PATCH", issue, patch, "If-Match", "\"1\", \"9\"").json();
    assertThat(past).containsEntry("future_version", false).containsEntry("your_version", 1);
    var merge = issue + "?on_conflict=merge";
    assertThat(server.as(admin, "PATCH", merge, patch, "If-Match", "\"1\", \"9\"").status())
        .isEqualTo(200);
  }

  @Test
  void ofEachEntryOfABulkWhatHappenedSince() {
    var issue = open();
    patch(issue, "{\"version\":1,\"title\":\"theirs\"}");
    var id = issue.substring(issue.lastIndexOf('/') + 1);
    var body = "{\"updates\":[{\"id\":%s,\"version\":1,\"title\":\"mine\"}]}".formatted(id);

    var refused = server.as(admin, "PATCH", ISSUES + "/bulk", body);

    assertThat(refused.status()).isEqualTo(409);
    var entry = (Map<?, ?>) ((List<?>) refused.json().get("conflicts")).getFirst();
    assertThat(entry.get("overlapping")).isEqualTo(List.of("title"));
    assertThat(entry.get("current_version")).isEqualTo(2);
    assertThat(entry.get("changes")).asString().contains("theirs", "username=admin");
  }

  private static Reply patch(String issue, String body) {
    return server.as(admin, "PATCH", issue, body);
  }

  private static String open() {
    return server.as(admin, "POST", ISSUES, "{\"title\":\"x\"}").header("Location");
  }
}
