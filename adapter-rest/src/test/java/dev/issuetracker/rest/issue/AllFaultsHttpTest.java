package dev.issuetracker.rest.issue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.domain.Faults;
import dev.issuetracker.rest.people.PeopleServer;
import dev.issuetracker.rest.trial.Reply;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever sends a request with several faults mends it once, wherever in it they are. */
class AllFaultsHttpTest {
  private static PeopleServer server;
  private static String admin;
  private static String issue;

  @BeforeAll
  static void start() {
    server = PeopleServer.start();
    admin = server.signIn("admin");
    issue = server.as(admin, "POST", "/api/v1/issues", "{\"title\":\"One\"}").header("Location");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ?on_conflict=no | {"version":1,"title":""}          | on_conflict unknown, /title blank
          ?on_conflict=no | {"title":""}   | on_conflict unknown, /version required, /title blank
          ?on_conflict=no | {"version":0}                     | /version out_of_range, on_conflict unknown
          ''              | {"version":0,"title":""}          | /version out_of_range, /title blank
          ''              | {"version":0,"assignee":"nobody"} | /version out_of_range, /assignee unknown
          ''              | {"version":0,"title":"","x":1}    | /x unknown_field, /version out_of_range, /title blank
          ?nope=1         | {"version":0,"title":""} | nope unknown_parameter, /version out_of_range, /title blank
          """)
  void aPatchIsToldWhatIsWrongInTheQueryAndInTheBody(String query, String body, String faults) {
    assertThat(told(server.as(admin, "PATCH", issue + query, body)))
        .containsExactlyInAnyOrder(faults.split(", "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rubbish | {"title":""}             | If-Match malformed, /title blank
          rubbish | {"version":0,"title":""} | If-Match malformed, /version out_of_range, /title blank
          *       | {"title":""}             | If-Match any_not_allowed, /title blank
          "2"     | {"version":1,"title":""} | If-Match contradiction, /title blank
          """)
  void aPatchIsToldWhatIsWrongInItsHeaderAndInTheBody(String match, String body, String faults) {
    assertThat(told(server.as(admin, "PATCH", issue, body, "If-Match", match)))
        .containsExactlyInAnyOrder(faults.split(", "));
  }

  @Test
  void theVersionInTheQueryAndTheHeaderAreJudgedTogether() {
    String[] rubbish = {"If-Match", "rubbish"};

    assertThat(told(server.as(admin, "DELETE", issue + "?version=0", "", rubbish)))
        .containsExactlyInAnyOrder("version out_of_range", "If-Match malformed");
    assertThat(told(server.as(admin, "POST", issue + "/restore?version=0", "", rubbish)))
        .containsExactlyInAnyOrder("version out_of_range", "If-Match malformed");
    var labels = "{\"labels\":[\"\"]}";
    assertThat(told(server.as(admin, "PUT", issue + "/labels?version=0", labels, rubbish)))
        .containsExactlyInAnyOrder("version out_of_range", "If-Match malformed", "/labels/0 blank");
  }

  @Test
  void ofManyIssuesTheRepeatedTheUnknownAndTheStatusAreToldTogether() {
    var id = issue.substring(issue.lastIndexOf('/') + 1);
    var ids = "{\"issue_ids\":[" + id + "," + id + ",999999],\"status\":";

    assertThat(told(post("/api/v1/issues/bulk-status", ids + "\"open\"}")))
        .containsExactlyInAnyOrder("/issue_ids/1 repeated", "/issue_ids/2 unknown");
    assertThat(told(post("/api/v1/issues/bulk-status", ids + "\"lost\"}")))
        .containsExactlyInAnyOrder(
            "/status invalid_status", "/issue_ids/1 repeated", "/issue_ids/2 unknown");
    assertThat(told(post("/api/v1/issues/bulk-status", ids + "\"lost\",\"x\":1}")))
        .containsExactlyInAnyOrder(
            "/x unknown_field", "/status invalid_status", "/issue_ids/1 repeated");
    assertThat(told(post("/api/v1/issues/bulk-status", "{\"issue_ids\":[],\"status\":\"lost\"}")))
        .containsExactlyInAnyOrder("/status invalid_status", "/issue_ids too_few");
    assertThat(told(post("/api/v1/issues/bulk-status", "{\"issue_ids\":[\"1\"],\"status\":\"\"}")))
        .containsExactlyInAnyOrder("/issue_ids/0 wrong_type", "/status invalid_status");
  }

  @Test
  void ofFarTooManyEntriesNoMoreIsToldThanAnybodyCouldMeanToSend() {
    var ids = "{\"issue_ids\": [1%s], \"status\": \"gone\"}".formatted(",1".repeat(400_000));
    assertThat(server.as(admin, "POST", "/api/v1/issues/bulk-status", ids).faults())
        .containsExactly("/issue_ids too_many", "/status invalid_status");

    var labels = "{\"title\": \"x\", \"labels\": [\"\"%s]}".formatted(",\"\"".repeat(300_000));
    var blank = server.as(admin, "POST", "/api/v1/issues", labels);
    assertThat(blank.status()).isEqualTo(400);
    assertThat(blank.faults()).hasSize(Faults.MOST).startsWith("/labels/0 blank");
  }

  @Test
  void aListOfPeopleTellsWhatIsWrongInItsFiltersAndItsView() {
    var users = "/api/v1/users?role=king&q=" + "x".repeat(201);

    assertThat(told(server.get(admin, users)))
        .containsExactlyInAnyOrder("role invalid_role", "q too_long");
    assertThat(told(server.get(admin, users + "&size=0&page=0")))
        .containsExactlyInAnyOrder(
            "size out_of_range", "page out_of_range", "role invalid_role", "q too_long");
  }

  @Test
  void aTokenOfTheWrongShapeIsJudgedToTheEnd() {
    var token = "{\"name\":\"\",\"scope\":\"x\",\"foo\":1}";

    assertThat(told(post("/api/v1/users/me/tokens", token)))
        .containsExactlyInAnyOrder("/foo unknown_field", "/name blank", "/scope invalid_scope");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POST   | /issues               | {"title":"","x":1}        | /x unknown_field, /title blank
          POST   | /issues?nope=1        | {"title":""}              | nope unknown_parameter, /title blank
          POST   | /issues               | {"title":""}              | /title blank
          DELETE | /labels/1?force=x     | ''                        | force wrong_type
          PUT    | /users/me/password    | {"new_password":""}       | /current_password required, /new_password too_short
          """)
  void aKeyThatIsNoneIsToldWithAllElse(String method, String path, String body, String faults) {
    var code = path.startsWith("/users/me") ? "not_taken" : "malformed";
    var key = "x".repeat(256);

    assertThat(told(server.as(admin, method, "/api/v1" + path, body, "Idempotency-Key", key)))
        .contains(("Idempotency-Key " + code + ", " + faults).split(", "));
  }

  @Test
  void ifMatchIsRefusedWhereNothingIsHeldToIt() {
    String[] match = {"If-Match", "\"1\""};

    assertThat(
            told(
                server.as(
                    admin, "PATCH", "/api/v1/issues/bulk", "{\"x\":1,\"updates\":[]}", match)))
        .containsExactlyInAnyOrder("If-Match not_taken", "/x unknown_field");
    assertThat(told(server.as(admin, "POST", issue + "/comments", "{\"body\":\"x\"}", match)))
        .containsExactly("If-Match not_taken");
  }

  @Test
  void aWishToRedactIsJudgedToTheEnd() {
    assertThat(told(post("/api/v1/redactions", "{\"issue\":1,\"comment\":2,\"field\":\"x\"}")))
        .containsExactlyInAnyOrder("/reason required", " one_target", "/field invalid_field");
  }

  /** Something was given, so it is not that something must be. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/labels/1 name", "/labels/1 color", "/projects/MAIN name", "/projects/MAIN owner",
        "/projects/MAIN archived", "/users/1 name", "/users/1 role", "/users/1 active",
        "/users/1 password"
      })
  void whatCannotBeClearedMustNotBeNull(String of) {
    var parts = of.split(" ");
    var body = "{\"%s\":null}".formatted(parts[1]);
    var refused = server.as(admin, "PATCH", "/api/v1" + parts[0], body);

    assertThat(told(refused)).containsExactly("/" + parts[1] + " required");
    assertThat(refused.text()).contains("must not be null");
  }

  private static Reply post(String path, String body) {
    return server.as(admin, "POST", path, body);
  }

  private static List<String> told(Reply reply) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(400);
    return reply.faults();
  }
}
