package dev.issuetracker.bootstrap.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.bootstrap.RunningServer;
import dev.issuetracker.bootstrap.race.ApiClient;
import dev.issuetracker.bootstrap.race.ApiClient.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who left is named wherever he was, cannot come in, and gets nothing new. */
@Timeout(90)
final class DeactivatedPersonTest {
  private static final String SIGN_IN =
      "{\"username\": \"carol\", \"password\": \"a long enough password\"}";

  private ApiClient admin;

  @Test
  void is_shut_out_not_assigned_and_still_named() {
    try (var server = RunningServer.start()) {
      admin = ApiClient.admin(server);
      admin.post(
          "/users",
          "{\"username\": \"carol\", \"name\": \"Carol\", \"role\": \"developer\","
              + " \"password\": \"a long enough password\"}");
      var stranger = new ApiClient(admin.http(), admin.base(), null);
      var carol = as(stranger.post("/auth/signin", SIGN_IN).string("access_token"));
      var token = "{\"name\": \"laptop\", \"scope\": \"write\"}";
      var program = as(carol.post("/users/me/tokens", token).string("token"));
      assertThat(program.get("/issues").status()).isEqualTo(200);
      var opened = "{\"title\": \"Hers\", \"assignee\": \"carol\"}";
      long hers = carol.post("/issues", opened).number("id");
      carol.post("/issues/" + hers + "/comments", "{\"body\": \"Mine\"}");
      carol.attach(hers, "hers.txt", "hers");
      long free = admin.issue("Free");

      assertThat(admin.patch("/users/carol", "{\"active\": false}").status()).isEqualTo(200);

      assertThat(stranger.post("/auth/signin", SIGN_IN).status()).isEqualTo(401);
      assertThat(carol.get("/issues").status()).isEqualTo(401);
      assertThat(program.get("/issues").status()).isEqualTo(401);
      isNotAssignable(free);
      isNamed(hers);
      assertThat(admin.patch("/issues/" + hers, "{\"title\": \"Still\", \"version\": 1}").status())
          .as("what stays as it was is no new assignment")
          .isEqualTo(200);

      admin.patch("/users/carol", "{\"active\": true}");
      assertThat(stranger.post("/auth/signin", SIGN_IN).status()).isEqualTo(200);
      assertThat(carol.get("/issues").status()).as("an old sign-in").isEqualTo(401);
    }
  }

  private ApiClient as(String token) {
    return new ApiClient(admin.http(), admin.base(), token);
  }

  private void isNotAssignable(long free) {
    var her = "\"assignee\": \"carol\"";
    long id = admin.get("/users/carol").number("id");
    for (var write :
        List.<Supplier<Answer>>of(
            () -> admin.post("/issues", "{\"title\": \"New\", " + her + "}"),
            () -> admin.post("/issues", "{\"title\": \"New\", \"assignee_id\": " + id + "}"),
            () -> admin.post("/issues/bulk", "{\"issues\": [{\"title\": \"New\", " + her + "}]}"),
            () -> admin.patch("/issues/" + free, "{\"version\": 1, " + her + "}"),
            () ->
                admin.patch(
                    "/issues/bulk", "{\"updates\": [{\"id\": " + free + ", " + her + "}]}"))) {
      var refused = write.get();
      assertThat(refused.status()).as(refused.text()).isEqualTo(400);
      assertThat(refused.text()).containsPattern("/assignee(_id)?\"").contains("\"inactive\"");
    }
    var rows = BodyPublishers.ofString("title,assignee\nNew,carol\n");
    var outcome = admin.upload("", "rows.csv", rows);
    assertThat(outcome.number("failed")).as(outcome.text()).isEqualTo(1);
    assertThat(outcome.text()).contains("\"column\":\"assignee\"", "\"inactive\"");
    assertThat(admin.issue(free).number("version")).isEqualTo(1);
  }

  private void isNamed(long hers) {
    for (var path :
        List.of(
            "/issues/" + hers,
            "/issues/" + hers + "/timeline",
            "/issues/" + hers + "/comments",
            "/issues/" + hers + "/attachments",
            "/issues?assignee=carol",
            "/issues?reporter=carol",
            "/issues/export?format=csv&assignee=carol",
            "/reports/top-assignees",
            "/users?active=false")) {
      assertThat(admin.get(path).text()).as(path).contains("carol");
    }
    assertThat(admin.get("/issues?assignee=!carol").text()).doesNotContain("\"carol\"");
  }
}
