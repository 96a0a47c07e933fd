package dev.issuetracker.bootstrap.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.bootstrap.RunningServer;
import dev.issuetracker.bootstrap.race.ApiClient;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an operator lists may be attached, and nothing else. */
@Timeout(90)
final class AllowedTypesTest {
  private static final String PDF = "%PDF-1.7\n";
  private static final String TEXT = "words";
  private static final String UNKNOWN = "MZ\u0000\u0001";

  @Test
  void a_narrowed_list_refuses_what_is_not_on_it() {
    try (var server = serverFor("application/pdf,image/png")) {
      var admin = ApiClient.admin(server);
      long issue = admin.issue("With files");

      assertThat(admin.attach(issue, "a.txt", PDF).status()).isEqualTo(201);
      for (var content : new String[] {TEXT, UNKNOWN, "", "GIF89a"}) {
        var refused = admin.attach(issue, "a.pdf", content);
        assertThat(refused.status()).isEqualTo(415);
        assertThat(refused.text()).contains("\"allowed\":[\"application/pdf\",\"image/png\"]");
      }
      assertThat(admin.issue(issue).number("attachment_count")).isEqualTo(1);
    }
  }

  @Test
  void what_nobody_can_tell_on_the_list_means_everything() {
    try (var server = serverFor("application/octet-stream")) {
      var admin = ApiClient.admin(server);
      long issue = admin.issue("With files");

      assertThat(admin.attach(issue, "a", PDF).string("media_type")).isEqualTo("application/pdf");
      assertThat(admin.attach(issue, "a", TEXT).string("media_type")).isEqualTo("text/plain");
      var unknown = admin.attach(issue, "a.txt", UNKNOWN);
      assertThat(unknown.string("media_type")).isEqualTo("application/octet-stream");
      var download = admin.get("/attachments/" + unknown.number("id"));
      assertThat(download.text()).isEqualTo(UNKNOWN);
      assertThat(download.header("Content-Type")).isEqualTo("application/octet-stream");
    }
  }

  private static RunningServer serverFor(String types) {
    return RunningServer.with(Map.of("TRACKER_ATTACHMENT_TYPES", types));
  }
}
