package dev.issuetracker.rest.issue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.rest.people.PeopleServer;
import dev.issuetracker.rest.trial.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever meets an external id that is taken is told at which place, and which issue has it. */
class ExternalIdHttpTest {
  private static PeopleServer server;
  private static String admin;
  private static int round;

  /** In projects of their own, known elsewhere by one name. */
  private Map<String, Object> here;

  private Map<String, Object> there;

  @BeforeAll
  static void start() {
    server = PeopleServer.start();
    admin = server.signIn("admin");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void open() {
    round++;
    for (var key : List.of("A", "B", "C")) {
      post("/projects", "{'key':'%s','name':'x'}".formatted(key + round));
    }
    here = post("/issues", draft("A", "E1")).json();
    there = post("/issues", draft("B", "E1")).json();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?dry_run=true"})
  void issuesChangePlacesAndFollowEachOtherInAnyOrder(String query) {
    for (var updates :
        List.of(
            move(here, "B") + "," + move(there, "A"),
            move(there, "C") + "," + move(here, "B"),
            move(here, "B") + "," + move(there, "C"))) {
      assertThat(bulk(query, updates).status()).isEqualTo(200);
      if (query.isEmpty()) {
        bulk("", move(there, "B") + "," + move(here, "A"));
      }
    }
  }

  @Test
  void everyEntryOfAChangeThatMeetsAnotherIssueIsNamedWithIt() {
    var more = post("/issues", draft("A", "E2")).json();
    var other = post("/issues", draft("B", "E2")).json();

    var refused = bulk("", move(here, "B") + "," + move(more, "B"));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json()).containsEntry("type", "/problems/name-taken");
    assertThat(refused.faults()).containsExactly("/updates/0 name_taken", "/updates/1 name_taken");
    assertThat(conflicts(refused))
        .satisfiesExactly(
            one -> assertThat(one).containsAllEntriesOf(conflict(here, "E1", there)),
            one -> assertThat(one).containsAllEntriesOf(conflict(more, "E2", other)));
  }

  @Test
  void twoThatMeetWhereNobodyWasAreToldOfEachOther() {
    var refused = bulk("", move(here, "C") + "," + move(there, "C"));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(conflicts(refused))
        .satisfiesExactly(one -> assertThat(one).containsAllEntriesOf(conflict(there, "E1", here)));
  }

  @Test
  void newIssuesAreToldAllThatAreTakenAndByWhom() {
    var refused =
        post(
            "/issues/bulk",
            "{'issues':[%s,%s,%s]}"
                .formatted(draft("A", "new"), draft("A", " E1 "), draft("B", "E1")));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.faults()).containsExactly("/issues/1 name_taken", "/issues/2 name_taken");
    assertThat(conflicts(refused))
        .satisfiesExactly(
            one ->
                assertThat(one)
                    .containsEntry("issue_id", null)
                    .containsEntry("taken_by", name(here)),
            one -> assertThat(one).containsEntry("taken_by", name(there)));
  }

  @Test
  void anExternalIdGivenTwiceIsAFaultOfTheRequest() {
    var refused =
        post(
            "/issues/bulk",
            "{'issues':[%s,%s,%s,{'title':' '}]}"
                .formatted(draft("C", "x"), draft("B", "x"), draft("C", " x")));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.faults())
        .containsExactlyInAnyOrder("/issues/2/external_id repeated", "/issues/3/title blank");
  }

  @Test
  void whoOpensMovesOrRestoresOneIsToldWhichIssueHasIt() {
    var opened = post("/issues", draft("A", "E1"));
    var moved =
        server.as(
            admin,
            "PATCH",
            "/api/v1/issues/" + here.get("id"),
            "{\"version\":1,\"project\":\"B%d\"}".formatted(round));
    server.as(admin, "DELETE", "/api/v1/issues/" + there.get("id"), "");
    var second = post("/issues", draft("B", "E1")).json();
    var restored = post("/issues/" + there.get("id") + "/restore", "");

    assertThat(List.of(opened, moved, restored)).extracting(Reply::status).containsOnly(409);
    assertThat(opened.json()).containsEntry("taken_by", name(here)).containsEntry("name", "E1");
    assertThat(moved.json()).containsEntry("taken_by", name(there));
    assertThat(restored.json()).containsEntry("taken_by", name(second));
  }

  private static Map<String, Object> conflict(
      Map<String, Object> issue, String name, Map<String, Object> by) {
    return Map.of(
        "issue_id", issue.get("id"), "field", "external_id", "name", name, "taken_by", name(by));
  }

  private static Map<String, Object> name(Map<String, Object> issue) {
    return Map.of("id", issue.get("id"), "key", issue.get("key"));
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> conflicts(Reply refused) {
    return (List<Map<String, Object>>) refused.json().get("conflicts");
  }

  private static String draft(String project, String externalId) {
    return "{'title':'t','project':'%s','external_id':'%s'}".formatted(project + round, externalId);
  }

  private static String move(Map<String, Object> issue, String project) {
    return "{'id':%s,'project':'%s'}".formatted(issue.get("id"), project + round);
  }

  private static Reply bulk(String query, String updates) {
    return server.as(
        admin,
        "PATCH",
        "/api/v1/issues/bulk" + query,
        ("{'updates':[" + updates + "]}").replace('\'', '"'));
  }

  private static Reply post(String path, String body) {
    return server.as(admin, "POST", "/api/v1" + path, body.replace('\'', '"'));
  }
}
