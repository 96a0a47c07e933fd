package dev.issuetracker.rest.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import dev.issuetracker.rest.people.PeopleServer;
import dev.issuetracker.rest.trial.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What has a tag can be changed under the condition that it still has it. */
class PreconditionsTest {
  private PeopleServer server;
  private String admin;
  private String label;

  @BeforeEach
  void start() {
    server = PeopleServer.start();
    admin = server.signIn("admin");
    server.person("alice", "developer");
    label = server.as(admin, "POST", "/api/v1/labels", "{\"name\": \"bug\"}").header("Location");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/projects/MAIN, name",
    "a label, description",
    "/api/v1/users/alice, name",
    "/api/v1/users/me, name"
  })
  void aChangeFromAnOldStateIsRefusedAndShownTheNewOne(String of, String field) {
    var path = of.equals("a label") ? label : of;
    var old = server.get(admin, path).header("ETag");
    assertThat(change(path, field, "Mine", old).status()).isEqualTo(200);

    var late = change(path, field, "Yours", old);
    assertThat(late.status()).isEqualTo(412);
    assertThat(late.json()).containsEntry("type", "/problems/precondition-failed");
    assertThat(late.json().get("current")).asInstanceOf(MAP).containsEntry(field, "Mine");
    assertThat(server.get(admin, path).json()).containsEntry(field, "Mine");

    var present = server.get(admin, path).header("ETag");
    assertThat(change(path, field, "Yours", "\"x\", W/" + present).status()).isEqualTo(200);
    assertThat(change(path, field, "Anybody's", "*").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "\"x", "\"x\" \"y\"", ",", "\"x\", *"})
  void whatIsNoListOfTagsIsInvalid(String header) {
    var reply = change("/api/v1/projects/MAIN", "name", "New", header);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.faults()).containsExactly("If-Match malformed");
  }

  @Test
  void aLabelThatWasChangedMeanwhileIsNotDeleted() {
    var old = server.get(admin, label).header("ETag");
    change(label, "description", "New", old);

    assertThat(send("DELETE", label, "", old).status()).isEqualTo(412);
    assertThat(send("DELETE", label, "", "*").status()).isEqualTo(204);
  }

  @Test
  void whoUsesALabelChangesItsTagButNotTheLabel() {
    var old = server.get(admin, label).header("ETag");
    server.as(admin, "POST", "/api/v1/issues", "{\"title\": \"x\", \"labels\": [\"bug\"]}");

    assertThat(server.get(admin, label).header("ETag")).isNotEqualTo(old);
    var anew = server.as(admin, "GET", label, "", "If-None-Match", old);
    assertThat(anew.json()).containsEntry("issue_count", 1);
    assertThat(change(label, "description", "New", old).status()).isEqualTo(200);
    assertThat(change(label, "description", "Newer", old).status()).isEqualTo(412);
  }

  @Test
  void whoRenamesTheOwnerOfAProjectDoesNotChangeTheProject() {
    var project = "/api/v1/projects/MAIN";
    server.as(admin, "PATCH", project, "{\"owner\": \"alice\"}");
    var old = server.get(admin, project).header("ETag");
    server.as(admin, "PATCH", "/api/v1/users/alice", "{\"name\": \"Alice Cooper\"}");

    assertThat(server.get(admin, project).header("ETag")).isNotEqualTo(old);
    assertThat(change(project, "description", "New", old).status()).isEqualTo(200);
    assertThat(change(project, "description", "Newer", old).status()).isEqualTo(412);
  }

  @Test
  void labelsAreAdjustedWithoutAVersionUnlessOneIsNamed() {
    var issue = server.as(admin, "POST", "/api/v1/issues", "{\"title\": \"x\"}");
    var path = issue.header("Location") + "/labels";
    var add = "{\"add\": [\"%s\"]}";
    assertThat(server.as(admin, "PATCH", path, add.formatted("a")).status()).isEqualTo(200);

    var late = send("PATCH", path, add.formatted("b"), "\"1\"");
    assertThat(late.status()).isEqualTo(412);
    assertThat(late.json()).containsEntry("current_version", 2);
    assertThat(send("PATCH", path, add.formatted("b"), "\"2\"").status()).isEqualTo(200);
  }

  private Reply change(String path, String field, String value, String ifMatch) {
    return send("PATCH", path, "{\"%s\": \"%s\"}".formatted(field, value), ifMatch);
  }

  private Reply send(String method, String path, String body, String ifMatch) {
    return server.as(admin, method, path, body, "If-Match", ifMatch);
  }
}
