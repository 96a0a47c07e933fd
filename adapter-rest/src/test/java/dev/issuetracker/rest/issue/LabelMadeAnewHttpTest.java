package dev.issuetracker.rest.issue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.rest.people.PeopleServer;
import dev.issuetracker.rest.trial.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Labels are one thing to callers as long as they have one name, whatever their ids. */
class LabelMadeAnewHttpTest {
  private final PeopleServer server = PeopleServer.start();
  private final String admin = server.signIn("admin");
  private final String issue = open("{\"title\":\"x\",\"labels\":[\"bug\"]}");

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aLabelThatIsSentBackAsItWasIsNotMadeAgain() {
    deleteLabels();

    var merged = patch("?on_conflict=merge", "\"labels\":[\"Bug\"]");

    assertThat(merged.status()).as(merged.text()).isEqualTo(200);
    assertThat(merged.json()).containsEntry("title", "y").containsEntry("labels", List.of());
    assertThat(labels()).isEmpty();
  }

  @Test
  void aLabelThatIsSentBackAsItWasIsNotPutBackThoughSomebodyMadeItAgain() {
    deleteLabels();
    open("{\"title\":\"z\",\"labels\":[\"bug\"]}");

    var merged = patch("?on_conflict=merge", "\"labels\":[\"bug\"]");

    assertThat(merged.status()).as(merged.text()).isEqualTo(200);
    assertThat(merged.json()).containsEntry("title", "y").containsEntry("labels", List.of());
  }

  @Test
  void aRefusalDoesNotCallItOverlapping() {
    deleteLabels();

    var refused = patch("", "\"labels\":[\"bug\"]");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json()).containsEntry("overlapping", List.of());
    assertThat(labels()).isEmpty();
  }

  @Test
  void otherLabelsThanBeforeStillOverlap() {
    deleteLabels();

    var refused = patch("?on_conflict=merge", "\"labels\":[\"bug\",\"docs\"]");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json()).containsEntry("overlapping", List.of("labels"));
    assertThat(labels()).isEmpty();
  }

  private String open(String body) {
    return server.as(admin, "POST", "/api/v1/issues", body).header("Location");
  }

  private Reply patch(String query, String fields) {
    return server.as(
        admin, "PATCH", issue + query, "{\"version\":1,\"title\":\"y\"," + fields + "}");
  }

  private void deleteLabels() {
    for (var label : labels()) {
      var path = "/api/v1/labels/" + label.get("id") + "?force=true";
      assertThat(server.as(admin, "DELETE", path, "").status()).isEqualTo(204);
    }
  }

  @SuppressWarnings("unchecked")
  private List<Map<String, Object>> labels() {
    return (List<Map<String, Object>>) server.get(admin, "/api/v1/labels").json().get("results");
  }
}
