package dev.issuetracker.bootstrap.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.bootstrap.RunningServer;
import dev.issuetracker.bootstrap.race.ApiClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may redact what, and what he is told. */
@Timeout(90)
final class RedactionRulesTest {
  private static final long NOBODY = 9_007_199_254_740_991L;

  private static RunningServer server;
  private static ApiClient admin;

  private long issue;

  @BeforeAll
  static void start() {
    server = RunningServer.start();
    admin = ApiClient.admin(server);
  }

  @AfterAll
  static void end() {
    server.close();
  }

  @BeforeEach
  void openAnIssue() {
    issue =
        admin
            .post("/issues", "{\"title\": \"Mind it\", \"description\": \"A secret\"}")
            .number("id");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "comment": %d                        | /comment | unknown
          "attachment": %d                     | /attachment | unknown
          "issue": %d, "field": "title"        | /issue | unknown
          "issue": 1, "field": "status"        | /field | invalid_field
          "issue": 1                           | /field | invalid_field
          "comment": 1, "field": "title"       | /field | not_allowed
          "comment": 1, "attachment": 1        | '' | one_target
          "comment": "1"                       | /comment | wrong_type
          "comment": -1                        | /comment | unknown
          "note": 1                            | /note | unknown_field
          """)
  void what_cannot_be_meant_is_a_400_with_its_place(String what, String pointer, String code) {
    var refused = redact(what.formatted(NOBODY) + ", \"reason\": \"a name\"");

    assertThat(refused.status()).as(refused.text()).isEqualTo(400);
    assertThat(refused.text())
        .contains("\"pointer\":\"%s\"".formatted(pointer), "\"code\":\"%s\"".formatted(code));
  }

  @Test
  void a_reason_has_one_to_255_characters_in_one_line() {
    var title = "\"issue\": %d, \"field\": \"title\"".formatted(issue);
    for (var reason : new String[] {"", " ", "x".repeat(256), "a\\nb", "a\\u0000b"}) {
      var refused = redact(title + ", \"reason\": \"%s\"".formatted(reason));
      assertThat(refused.status()).as(reason).isEqualTo(400);
      assertThat(refused.text()).contains("\"/reason\"");
    }
    assertThat(redact(title).text()).contains("\"/reason\"");
    assertThat(admin.issue(issue).string("title")).isEqualTo("Mind it");
    assertThat(redact(title + ", \"reason\": \"%s\"".formatted("🐛".repeat(255))).status())
        .isEqualTo(200);
  }

  @Test
  void a_manager_may_not_and_learns_nothing() {
    admin.post(
        "/users",
        "{\"username\": \"mara\", \"name\": \"Mara\", \"role\": \"manager\","
            + " \"password\": \"a long enough password\"}");
    var signedIn =
        admin.post(
            "/auth/signin", "{\"username\": \"mara\", \"password\": \"a long enough password\"}");
    var mara = new ApiClient(admin.http(), admin.base(), signedIn.string("access_token"));

    for (long id : new long[] {issue, NOBODY}) {
      var wish = "{\"issue\": %d, \"field\": \"title\", \"reason\": \"a name\"}".formatted(id);
      assertThat(mara.post("/redactions", wish).status()).isEqualTo(403);
    }
    assertThat(admin.issue(issue).string("title")).isEqualTo("Mind it");
  }

  @Test
  void a_deleted_issue_in_an_archived_project_is_redacted_as_well() {
    admin.post("/projects", "{\"key\": \"OLD\", \"name\": \"Old\"}");
    admin.patch("/issues/" + issue, "{\"version\": 1, \"project\": \"OLD\"}");
    admin.send("DELETE", "/issues/" + issue, null);
    admin.patch("/projects/OLD", "{\"archived\": true}");

    assertThat(redact(description("a name")).status()).isEqualTo(200);

    assertThat(admin.issue(issue).string("description")).isEqualTo("[redacted]");
    assertThat(admin.issue(issue).number("version")).isEqualTo(3);
  }

  @Test
  void once_under_a_key_twice_without() {
    var key = new String[] {"Idempotency-Key", "once " + issue};
    var wish = "{%s}".formatted(description("a name"));
    var first = admin.post("/redactions", wish, key);
    var again = admin.post("/redactions", wish, key);

    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(told()).isEqualTo(1);

    assertThat(redact(description("the same again")).status()).isEqualTo(200);
    assertThat(told()).isEqualTo(2);
    assertThat(admin.issue(issue).string("description")).isEqualTo("[redacted]");
  }

  @Test
  void who_edits_from_the_version_before_goes_on() {
    var tag = admin.issue(issue).header("ETag");
    redact("\"issue\": %d, \"field\": \"title\", \"reason\": \"a name\"".formatted(issue));

    var after = admin.issue(issue);
    assertThat(after.header("ETag")).startsWith("\"1-").isNotEqualTo(tag);
    assertThat(admin.patch("/issues/" + issue, "{\"version\": 1, \"title\": \"New\"}").status())
        .isEqualTo(200);
    assertThat(admin.get("/issues/" + issue + "/timeline").text())
        .contains("\"from\":\"[redacted]\",\"to\":\"New\"")
        .doesNotContain("Mind it");
  }

  private String description(String reason) {
    return "\"issue\": %d, \"field\": \"description\", \"reason\": \"%s\"".formatted(issue, reason);
  }

  private long told() {
    return admin.all("/issues/" + issue + "/timeline").stream()
        .filter(entry -> entry.get("type").getStringValue().equals("redacted"))
        .count();
  }

  private static ApiClient.Answer redact(String members) {
    return admin.post("/redactions", "{" + members + "}");
  }
}
