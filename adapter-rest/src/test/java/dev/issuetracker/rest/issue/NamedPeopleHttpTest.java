package dev.issuetracker.rest.issue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.rest.people.PeopleServer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A body names people by the username in one field and by the id in another. */
class NamedPeopleHttpTest {
  private static final String ISSUES = "/api/v1/issues";

  private static PeopleServer server;
  private static String admin;
  private static long bob;

  @BeforeAll
  static void start() {
    server = PeopleServer.start();
    admin = server.signIn("admin");
    bob = server.person("bob", "developer").id();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void anIdIsNoUsername() {
    var named = "\"assignee\":\"" + bob + "\"";

    assertThat(faults("POST", ISSUES, "{\"title\":\"x\"," + named + ",\"project\":\"NO\"}"))
        .containsExactlyInAnyOrder("/assignee unknown", "/project unknown");
    assertThat(faults("POST", ISSUES + "/bulk", "{\"issues\":[{\"title\":\"x\"," + named + "}]}"))
        .containsExactly("/issues/0/assignee unknown");
    var issue = open("{\"title\":\"x\"}");
    assertThat(faults("PATCH", issue, "{\"version\":1," + named + "}"))
        .containsExactly("/assignee unknown");
    var id = issue.substring(issue.lastIndexOf('/') + 1);
    assertThat(
            faults("PATCH", ISSUES + "/bulk", "{\"updates\":[{\"id\":" + id + "," + named + "}]}"))
        .containsExactly("/updates/0/assignee unknown");
  }

  @Test
  void aUsernameInAnyCaseAndAnIdInItsOwnFieldAreSomebody() {
    assertThat(server.get(admin, open("{\"title\":\"x\",\"assignee\":\"Bob\"}")).text())
        .contains("\"username\":\"bob\"");
    assertThat(server.get(admin, open("{\"title\":\"x\",\"assignee_id\":" + bob + "}")).text())
        .contains("\"username\":\"bob\"");
  }

  @Test
  void aListIsFilteredByEither() {
    open("{\"title\":\"x\",\"assignee\":\"bob\"}");

    assertThat(server.get(admin, ISSUES + "?assignee=" + bob).text()).contains("\"bob\"");
    assertThat(server.get(admin, ISSUES + "?assignee=bob").text()).contains("\"bob\"");
  }

  private static String open(String body) {
    var reply = server.as(admin, "POST", ISSUES, body);
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    return reply.header("Location");
  }

  private static List<String> faults(String method, String path, String body) {
    var reply = server.as(admin, method, path, body);
    assertThat(reply.status()).as(reply.text()).isEqualTo(400);
    return reply.faults();
  }
}
