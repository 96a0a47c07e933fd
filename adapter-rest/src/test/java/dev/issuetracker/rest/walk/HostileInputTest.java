package dev.issuetracker.rest.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.rest.trial.Reply;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no client should send: each gets a 400 that names the place, and nothing is stored. */
class HostileInputTest {
  private static final String API = "/api/v1";

  private static World world;
  private static long issue;

  @BeforeAll
  static void start() {
    world = World.start();
    world.label();
    issue = world.issue();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  /** In a body, ~E255~ stands for 255 emoji, ~x9~ for nine x, ~L9~ for nine label names. */
  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          POST /issues            | {"title":"~E256~"}                             | /title too_long
          POST /issues            | {"title":"e~c128~"}                            | /title too_long
          POST /issues            | {"title":" \\u00a0 "}                          | /title blank
          POST /issues            | {"title":"a\\u0000"}                           | /title control_character
          POST /issues            | {"title":"a\\nb"}                              | /title control_character
          POST /issues            | {"title":"\\ud800"}                            | /title lone_surrogate
          POST /issues            | {"title":1}                                    | /title wrong_type
          POST /issues            | {"title":"x","title":"x"}                      | /title duplicate_key
          POST /issues            | {"title":"x","id":7}                           | /id unknown_field
          POST /issues            | {"title":"x","version":7}                      | /version unknown_field
          POST /issues            | {"title":"x","created_at":"2020-01-01"}        | /created_at unknown_field
          POST /issues            | {"title":"x","reporter":"admin"}               | /reporter unknown_field
          POST /issues            | {"title":"x","description":"~x65537~"}         | /description too_long
          POST /issues            | {"title":"x","description":"\\u0007"}          | /description control_character
          POST /issues            | {"title":"x","labels":["~E51~"]}               | /labels/0 too_long
          POST /issues            | {"title":"x","labels":["ok","a,b"]}            | /labels/1 comma
          POST /issues            | {"title":"x","labels":["ok",1]}                | /labels/1 wrong_type
          POST /issues            | {"title":"x","labels":[~L101~]}                | /labels too_many
          POST /issues            | {"title":"x","labels":[~L10000~]}              | /labels too_many
          POST /issues            | {"title":"x","due_date":"2026-02-30"}          | /due_date invalid_date
          POST /issues            | {"title":"x","status":"OPEN"}                  | /status invalid_status
          POST /issues            | {"title":"x","assignee_id":9223372036854775808} | /assignee_id out_of_range
          POST /issues            | {"title":"x","assignee_id":9007199254740992}   | /assignee_id out_of_range
          POST /issues            | {"title":"x","assignee_id":1.5}                | /assignee_id wrong_type
          POST /issues            | {"title":"x","assignee_id":1e999999999}        | /assignee_id wrong_type
          POST /issues            | {"title":"x","assignee_id":999999}             | /assignee_id unknown
          POST /issues            | {"title":"x","assignee":"nobody"}              | /assignee unknown
          PATCH /issues/{issue}   | {"version":1,"assignee_id":999999}             | /assignee_id unknown
          POST /issues/bulk       | {"issues":[{"title":"x"},{"title":"x","assignee_id":999999}]} | /issues/1/assignee_id unknown
          PATCH /issues/bulk      | {"updates":[{"id":{issue},"assignee_id":999999}]} | /updates/0/assignee_id unknown
          POST /issues            | {"title":"x","project":"'; DROP TABLE issues"} | /project unknown
          POST /issues            | {"title":"x","external_id":"~x201~"}           | /external_id too_long
          PATCH /issues/{issue}   | {"version":"1","title":"y"}                    | /version wrong_type
          PATCH /issues/{issue}   | {"version":-1,"title":"y"}                     | /version out_of_range
          PATCH /issues/{issue}   | {"version":0,"title":"y"}                      | /version out_of_range
          PATCH /issues/{issue}   | {"version":1.5,"title":"y"}                    | /version wrong_type
          PATCH /issues/{issue}   | {"version":1.0,"title":"y"}                    | /version wrong_type
          PATCH /issues/{issue}   | {"version":99999999999999999999,"title":"y"}   | /version out_of_range
          PATCH /issues/{issue}   | {"version":true,"title":"y"}                   | /version wrong_type
          PATCH /issues/{issue}   | {"title":"y"}                                  | /version required
          PATCH /issues/{issue}   | {"version":1,"title":null}                     | /title required
          PATCH /issues/{issue}   | {"version":1,"title":"~E256~"}                 | /title too_long
          PATCH /issues/{issue}   | {"version":1,"reporter":"admin"}               | /reporter unknown_field
          POST /issues/bulk       | {"issues":[]}                                  | /issues too_few
          POST /issues/bulk       | {"issues":[{"title":"x"},{"title":""}]}        | /issues/1/title blank
          POST /issues/bulk       | {"issues":[{"title":"x"},null]}                | /issues/1 wrong_type
          POST /issues/bulk       | {"issues":[{"title":"x","id":1}]}              | /issues/0/id unknown_field
          PATCH /issues/bulk      | {"updates":[{"id":{issue},"version":-1}]}      | /updates/0/version out_of_range
          PATCH /issues/bulk      | {"updates":[{"id":{issue},"version":"1"}]}     | /updates/0/version wrong_type
          PATCH /issues/bulk      | {"updates":[{"id":1e3}]}                       | /updates/0/id wrong_type
          PATCH /issues/bulk      | {"updates":[{"id":9999999}]}                   | /updates/0/id unknown
          POST /issues/bulk-status | {"issue_ids":[{issue},{issue}],"status":"open"} | /issue_ids/1 repeated
          POST /issues/bulk-status | {"issue_ids":["1"],"status":"open"}           | /issue_ids/0 wrong_type
          PUT /issues/bulk-status | [{"id":{issue},"status":"open","version":0}]   | /0/version out_of_range
          PUT /issues/bulk-status | [{"id":{issue}}]                               | /0/status required
          PUT /issues/bulk-status | {}                                             | ` wrong_type`
          PUT /issues/{issue}/labels | {"labels":[~L101~]}                         | /labels too_many
          PUT /issues/{issue}/labels | {"labels":[""]}                             | /labels/0 blank
          PATCH /issues/{issue}/labels | {"add":["a,b"]}                           | /add/0 comma
          PATCH /issues/{issue}/labels | {"add":[~L10000~]}                        | /add too_many
          PATCH /issues/{issue}/labels | {"remove":["nobody"]}                     | /remove/0 unknown
          POST /issues/{issue}/comments | {"body":" "}                             | /body blank
          POST /issues/{issue}/comments | {"body":"~x65537~"}                      | /body too_long
          POST /issues/{issue}/comments | {"body":"x","parent_id":99}              | /parent_id unknown
          POST /issues/{issue}/comments | {"body":"x","id":1}                      | /id unknown_field
          POST /issues/{issue}/comments | {"body":"~E65537~"}                       | /body too_long
          POST /issues/{issue}/comments | {"body":"\\udc00"}                         | /body lone_surrogate
          POST /issues/{issue}/comments | {"body":"a\\u0000"}                        | /body control_character
          POST /issues/{issue}/comments | {"body":"x","parent_id":18446744073709551617} | /parent_id out_of_range
          POST /issues/{issue}/comments | {"body":"x","parent_id":"1"}               | /parent_id wrong_type
          PUT /issues/{issue}/labels | {"labels":[~L10000~]}                       | /labels too_many
          PUT /issues/{issue}/labels | {"labels":["\\ud800"]}                      | /labels/0 lone_surrogate
          PATCH /issues/{issue}/labels | {"remove":[~L10000~]}                     | /remove too_many
          PATCH /issues/bulk      | {"updates":[{"id":18446744073709551617}]}      | /updates/0/id out_of_range
          PATCH /issues/bulk      | {"updates":[{"id":-1}]}                        | /updates/0/id unknown
          PATCH /issues/bulk      | {"updates":[{"id":{issue},"version":1.5}]}     | /updates/0/version wrong_type
          POST /issues/bulk-status | {"issue_ids":[18446744073709551617],"status":"open"} | /issue_ids/0 out_of_range
          POST /issues/bulk-status | {"issue_ids":[1.5],"status":"open"}           | /issue_ids/0 wrong_type
          PUT /issues/bulk-status | [{"id":{issue},"status":"open","version":"1"}] | /0/version wrong_type
          POST /issues            | {"title":"x","external_id":"a\\u0000"}          | /external_id control_character
          POST /issues            | {"title":"x","description":"\\udfff"}           | /description lone_surrogate
          POST /labels            | {"name":"a\\u0000"}                            | /name control_character
          POST /labels            | {"name":"~E51~"}                               | /name too_long
          POST /labels            | {"name":"x","color":"red"}                     | /color invalid_color
          POST /labels            | {"name":"x","issue_count":9}                   | /issue_count unknown_field
          PATCH /labels/1         | {"name":null}                                  | /name required
          POST /projects          | {"key":"ABCDEFGHIJK","name":"x"}               | /key invalid_key
          POST /projects          | {"key":"OK","name":"x","owner":"nobody"}       | /owner unknown
          PATCH /projects/1       | {"key":"OTHER"}                                | /key unknown_field
          PATCH /projects/1       | {"archived":"yes"}                             | /archived wrong_type
          POST /users             | {"username":"~x65~","name":"x","role":"viewer"} | /username invalid_username
          POST /users             | {"username":"me","name":"x","role":"viewer"}   | /username reserved
          POST /users             | {"username":"x","name":"x","role":"root"}      | /role invalid_role
          POST /users             | {"username":"x","name":"x","role":"viewer","password":"~x129~"} | /password too_long
          PATCH /users/admin      | {"id":7}                                       | /id unknown_field
          PATCH /users/admin      | {"active":0}                                   | /active wrong_type
          PATCH /users/me         | {"role":"viewer"}                              | /role unknown_field
          PUT /users/me/password  | {"current_password":"x","new_password":1}      | /new_password wrong_type
          POST /users/me/tokens   | {"name":"x","scope":"admin"}                   | /scope invalid_scope
          POST /auth/signup       | {"username":"x","name":"x","password":"12345678","role":"admin"} | /role unknown_field
          """)
  void namesTheOnePlaceThatIsWrong(String operation, String body, String fault) {
    var before = world.seen();
    var reply = send(operation, body);

    assertThat(reply.faults()).containsExactly(fault);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(world.seen()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE /issues/{issue}?version=x, version wrong_type",
    "DELETE /issues/{issue}?version=-1, version out_of_range",
    "DELETE /issues/{issue}?version=1.5, version wrong_type",
    "DELETE /issues/{issue}?version=18446744073709551617, version out_of_range",
    "POST /issues/{issue}/restore?version=0, version out_of_range",
    "GET /issues?id=18446744073709551617, id wrong_type",
    "GET /issues?page=99999999999999999999, page out_of_range"
  })
  void namesTheParameterThatIsWrong(String operation, String fault) {
    var before = world.seen();
    var reply = send(operation, "");

    assertThat(reply.faults()).containsExactly(fault);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(world.seen()).isEqualTo(before);
  }

  @Test
  void whatStandsRightAtTheLimitIsTakenAndAnsweredUnchanged() {
    for (var title :
        List.of(
            Spelling.EMOJI.repeat(255),
            "e\u0301".repeat(127) + "x",
            "\u202Eabc \u05D0",
            "Robert'); DROP TABLE issues;--")) {
      var made = send("POST /issues", "{\"title\":\"" + title + "\"}");
      assertThat(made.status()).isEqualTo(201);
      assertThat(made.json()).containsEntry("title", title);
    }
    var made = send("POST /issues", "{\"title\":\"x\",\"description\":\"~E65536~\"}");
    assertThat(made.status()).isEqualTo(201);
    assertThat(send("POST /labels", "{\"name\":\"~E50~\"}").status()).isEqualTo(201);
    assertThat(send("POST /issues", "{\"title\":\"x\",\"labels\":[~L100~]}").status())
        .isEqualTo(201);
  }

  @Test
  void allFaultsOfARequestAreToldAtOnce() {
    var reply =
        send(
            "POST /issues?no=1",
            "{\"title\":\"\",\"status\":\"x\",\"due_date\":\"y\",\"labels\":[\"a,b\"],\"id\":1}");

    assertThat(reply.faults())
        .containsExactlyInAnyOrder(
            "no unknown_parameter",
            "/id unknown_field",
            "/title blank",
            "/status invalid_status",
            "/due_date invalid_date",
            "/labels/0 comma");
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          POST /labels         | {"x":1,"name":"a,b","color":"red"}       | /x unknown_field; /name comma; /color invalid_color
          PATCH /labels/1      | {"x":1,"name":null,"color":"red"}       | /x unknown_field; /name required; /color invalid_color
          POST /projects       | {"x":1,"key":"a","name":""}             | /x unknown_field; /key invalid_key; /name blank
          PATCH /projects/1    | {"key":"B","name":"","archived":null}   | /key unknown_field; /name blank; /archived required
          PATCH /issues/{issue}/labels | {"x":1,"add":["a,b"],"remove":["a,B"]} | /x unknown_field; /add/0 comma; /remove/0 contradiction
          """)
  void theFieldsAreJudgedEvenIfTheShapeIsWrong(String operation, String body, String faults) {
    assertThat(send(operation, body).faults()).containsExactlyInAnyOrder(faults.split("; "));
  }

  private static Reply send(String operation, String body) {
    var parts = operation.split(" ");
    var path = API + parts[1].replace("{issue}", "" + issue);
    return world.server.as(
        world.admin, parts[0], path, Spelling.out(body.replace("{issue}", "" + issue)));
  }
}
