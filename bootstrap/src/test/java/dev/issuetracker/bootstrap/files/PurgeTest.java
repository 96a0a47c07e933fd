package dev.issuetracker.bootstrap.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.bootstrap.Dump;
import dev.issuetracker.bootstrap.RunningServer;
import dev.issuetracker.bootstrap.race.ApiClient;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** TRACKER_PURGE_AFTER_DAYS takes the texts of what was deleted longer ago, and nothing else. */
@Timeout(90)
final class PurgeTest {
  private static final String SECRET = "Quokka-7731";

  @Test
  void texts_of_issues_deleted_long_ago_go_and_numbers_keys_and_events_stay() throws SQLException {
    try (var server = RunningServer.with(Map.of("TRACKER_PURGE_AFTER_DAYS", "30"))) {
      var admin = ApiClient.admin(server);
      var old = deleted(admin, "Old", SECRET);
      var recent = deleted(admin, "Recent", "words");
      var living = admin.issue("Living");
      deletedDaysAgo(server, old.number("id"), 31);
      deletedDaysAgo(server, recent.number("id"), 29);
      var dump = new Dump(server);
      var events = dump.of("events");

      server.clearAway();
      server.clearAway();

      assertThat(dump.ofAllTables()).doesNotContain(SECRET);
      assertThat(dump.of("blob_chunks")).hasLineCount(1).contains("words");
      var left = admin.issue(old.number("id"));
      assertThat(left.string("title")).isEqualTo("[redacted]");
      assertThat(left.string("description")).isEqualTo("[redacted]");
      assertThat(left.string("key")).isEqualTo(old.string("key"));
      assertThat(left.number("version")).isEqualTo(4);
      assertThat(admin.get("/issues/" + old.string("key")).number("id"))
          .isEqualTo(old.number("id"));
      assertThat(admin.issue(recent.number("id")).string("title")).isEqualTo("Recent");
      assertThat(admin.issue(living).string("title")).isEqualTo("Living");
      assertThat(admin.post("/issues", "{\"title\": \"Next\"}").string("key")).isEqualTo("MAIN-4");
      // What was told before is told still, word for word, and the purge itself once.
      var after = dump.of("events");
      assertThat(after).startsWith(events);
      assertThat(after.lines().filter(row -> row.contains("\tredacted\t"))).hasSize(1);

      admin.send("POST", "/issues/" + old.number("id") + "/restore", null);
      var timeline = admin.get("/issues/" + old.number("id") + "/timeline");
      assertThat(timeline.text())
          .contains("purged, because the issue was deleted long ago", "comment_added")
          .doesNotContain(SECRET);
    }
  }

  @Test
  void without_the_setting_nothing_is_ever_purged() throws SQLException {
    try (var server = RunningServer.start()) {
      var admin = ApiClient.admin(server);
      var old = deleted(admin, "Old", SECRET);
      deletedDaysAgo(server, old.number("id"), 9_999);

      server.clearAway();

      assertThat(admin.issue(old.number("id")).string("title")).isEqualTo("Old");
    }
  }

  private static ApiClient.Answer deleted(ApiClient admin, String title, String text) {
    var issue =
        admin.post(
            "/issues", "{\"title\": \"%s\", \"description\": \"%s\"}".formatted(title, text));
    var at = "/issues/" + issue.number("id");
    admin.patch(at, "{\"title\": \"%s\", \"version\": 1}".formatted(text));
    admin.patch(at, "{\"title\": \"%s\", \"version\": 2}".formatted(title));
    admin.post(at + "/comments", "{\"body\": \"%s\"}".formatted(text));
    admin.attach(issue.number("id"), text + ".txt", text);
    assertThat(admin.send("DELETE", at, null).status()).isEqualTo(204);
    return issue;
  }

  private static void deletedDaysAgo(RunningServer server, long issue, int days)
      throws SQLException {
    try (var connection = server.connection();
        var update =
            connection.prepareStatement(
                "UPDATE issues SET deleted_at = now() - make_interval(days => ?) WHERE id = ?")) {
      update.setInt(1, days);
      update.setLong(2, issue);
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }
}
