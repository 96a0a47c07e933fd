package dev.issuetracker.rest.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.rest.trial.Reply;
import dev.issuetracker.rest.trial.TrialServer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonBodyTest {

  private static TrialServer server;

  @BeforeAll
  static void start() {
    server = TrialServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void bindsEveryKindOfMember() {
    Reply reply =
        post(
            """
            {"title": "Grüße 🎉", "description": "a\\n\\tb", "small": -7, "big_number": 9007199254740991,
             "flag": true, "due_date": "2026-02-01", "at": "2026-02-01T09:30:00.5+02:00",
             "labels": ["a", "b"], "part": {"name": "n", "count": 3}}\
            """);

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.json().get("read"))
        .isEqualTo(
            "Create[title=Grüße 🎉, description=a\n\tb, small=-7, bigNumber=9007199254740991,"
                + " flag=true, dueDate=2026-02-01, at=2026-02-01T07:30:00.500Z, labels=[a, b],"
                + " part=Part[name=n, count=3]]");
  }

  @Test
  void leavesTheFieldsToTheUseCaseUnlessTheShapeIsWrongElsewhere() {
    assertThat(post("{\"title\": \"  \"}").status()).isEqualTo(201);
    assertThat(post("{\"title\": \"  \", \"small\": \"7\"}").text())
        .contains("\"pointer\":\"/small\"", "\"pointer\":\"/title\",\"code\":\"blank\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"title": 7}                                   | /title wrong_type
          {"title": true}                                | /title wrong_type
          {"title": null}                                | /title wrong_type
          {"title": ["a"]}                               | /title wrong_type
          {}                                             | /title required
          {"title": "a", "small": "7"}                   | /small wrong_type
          {"title": "a", "small": 1.0}                   | /small wrong_type
          {"title": "a", "small": 1.9}                   | /small wrong_type
          {"title": "a", "small": 1e2}                   | /small wrong_type
          {"title": "a", "small": 2147483648}            | /small out_of_range
          {"title": "a", "big_number": 9007199254740992} | /big_number out_of_range
          {"title": "a", "big_number": 99999999999999999999999} | /big_number out_of_range
          {"title": "a", "flag": 1}                      | /flag wrong_type
          {"title": "a", "flag": "true"}                 | /flag wrong_type
          {"title": "a", "due_date": "2026-02-30"}       | /due_date wrong_type
          {"title": "a", "due_date": 20260201}           | /due_date wrong_type
          {"title": "a", "at": "2026-02-01"}             | /at wrong_type
          {"title": "a", "at": "2026-02-01T09:30:00"}    | /at wrong_type
          {"title": "a", "labels": "a"}                  | /labels wrong_type
          {"title": "a", "labels": ["a", 1]}             | /labels/1 wrong_type
          {"title": "a", "labels": [null]}               | /labels/0 wrong_type
          {"title": "a", "part": []}                     | /part wrong_type
          {"title": "a", "part": {"name": "n"}}          | /part/count required
          {"title": "a", "bigNumber": 1}                 | /bigNumber unknown_field
          {"title": "a", "a/b~c": 1}                     | /a~1b~0c unknown_field
          {"title": "a", "title": "b"}                   | /title duplicate_key
          {"title": "a", "part": {"name": "n", "count": 1, "count": 2}} | /part/count duplicate_key
          {"title": "a\\u0000"}                          | /title control_character
          {"title": "a\\r"}                              | /title control_character
          {"title": "a\\u009f"}                          | /title control_character
          {"title": "\\ud800"}                           | /title lone_surrogate
          {"title": "a", "labels": ["\\udc00x"]}         | /labels/0 lone_surrogate
          {"title": "a"} {}                              | ` trailing_text`
          {"title": "a"} x                               | ` malformed_json`
          {"title": NaN}                                 | /title malformed_json
          {"title": 'a'}                                 | /title malformed_json
          {"title": "a", "labels": ["x", }               | /labels/1 malformed_json
          {"title": "a"                                  | /title malformed_json
          []                                             | ` wrong_type`
          null                                           | ` wrong_type`
          "a"                                            | ` wrong_type`
          """)
  void namesThePlaceOfTheFault(String body, String fault) {
    Reply reply = post(body);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
    assertThat(reply.faults()).containsExactly(fault);
  }

  @Test
  void reportsAllFaultsOfARequestAtOnceThoseOfTheQueryToo() {
    Reply reply =
        server.json(
            "POST",
            "/api/v1/trials?dry_run=1&other=x",
            "{\"title\": \" \", \"small\": \"7\", \"nope\": 1, \"part\": {\"count\": 1.5}}");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.faults())
        .containsExactlyInAnyOrder(
            "dry_run wrong_type",
            "other unknown_parameter",
            "/nope unknown_field",
            "/small wrong_type",
            "/part/name required",
            "/part/count wrong_type",
            "/title blank");
  }

  @Test
  void refusesBytesThatAreNoUtf8AndNamesTheMemberThatHoldsThem() {
    for (String bad : List.of("\u00ff", "\u00c0\u0080", "\u00ed\u00a0\u0080", "\u00c3")) {
      Reply reply =
          server.json(
              "POST", "/api/v1/trials", ("{\"title\": \"a" + bad + "\"}").getBytes(ISO_8859_1));

      assertThat(reply.status()).isEqualTo(400);
      assertThat(reply.faults()).containsExactly("/title bad_utf8");
    }
  }

  @Test
  void refusesAByteOrderMark() {
    assertThat(post("\uFEFF{\"title\": \"a\"}").faults()).containsExactly(" byte_order_mark");
  }

  @Test
  void refusesAnEmptyBody() {
    assertThat(post("").faults()).containsExactly(" empty_body");
    assertThat(post("  \n").faults()).containsExactly(" empty_body");
  }

  @Test
  void readsThirtyTwoLevelsAndNoMore() {
    assertThat(post("[".repeat(32) + "]".repeat(32)).faults()).containsExactly(" wrong_type");
    assertThat(post("[".repeat(33) + "]".repeat(33)).faults())
        .containsExactly("/0".repeat(32) + " too_deep");
    assertThat(post("[".repeat(100_000)).faults()).containsExactly("/0".repeat(32) + " too_deep");
  }

  @Test
  void refusesNumbersWithoutEnd() {
    Reply reply = post("{\"title\": \"a\", \"small\": " + "9".repeat(100_000) + "}");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.faults()).containsExactly("/small malformed_json");
  }

  @Test
  void answersTenThousandFaultsWithinBounds() {
    Reply reply = post("{\"title\": \"a\", \"labels\": [" + "1,".repeat(9_999) + "1]}");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.faults()).hasSize(1_000);
  }

  @Test
  void saysSoWhereItDoesNotTellAllFaults() {
    Reply all = post("{\"title\": \"a\", \"labels\": [" + "1,".repeat(999) + "1]}");
    Reply some = post("{\"title\": \"a\", \"labels\": [" + "1,".repeat(1_000) + "1]}");

    assertThat(all.faults()).hasSize(1_000);
    assertThat(all.json()).doesNotContainKey("errors_truncated");
    assertThat(some.faults()).hasSize(1_000);
    assertThat(some.json()).containsEntry("errors_truncated", true);
  }

  /** Some kilobytes of names that nobody knows, nested, with a great many faults below them. */
  @Test
  void aSmallBodyMakesNoLargeAnswer() {
    String name = "\uD840\uDC00".repeat(100);
    String faults = "\"a\":0" + ",\"a\":0".repeat(1_000);
    String body = "{\"%s\":".formatted(name).repeat(30) + "{" + faults + "}" + "}".repeat(30);
    Reply reply = post(body);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.faults())
        .hasSizeGreaterThan(20)
        .allMatch(fault -> fault.length() < 600, "is short")
        .anyMatch(fault -> fault.startsWith("/" + name + "/" + name + "/… duplicate_key"));
    assertThat(reply.json()).containsEntry("errors_truncated", true);
    assertThat(reply.bytes().length).isLessThan(200_000);
  }

  /** Places that a wrong one covers are not told, and not looked for among all wrong ones. */
  @Test
  @Timeout(20)
  void answersManyWrongPlacesOverManyJudgedOnesWithinBounds() {
    var twice = new StringBuilder("\"a\": 1");
    for (int member = 0; member < 997; member++) {
      twice.append(", \"a\": 1");
    }
    var blanks = "\"\"" + ", \"\"".repeat(200_000);
    Reply reply =
        post(
            "{\"x\": {%s}, \"title\": \"a\", \"labels\": [%s], \"labels\": 0}"
                .formatted(twice, blanks));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.faults()).hasSizeLessThanOrEqualTo(1_000);
  }

  @Test
  void tellsAbsentFromNullInAMergePatch() {
    Reply reply =
        server.json("PATCH", "/api/v1/trials/1", "{\"title\": null, \"labels\": [\"a\"]}");

    assertThat(reply.json().get("read"))
        .isEqualTo("Change[title=Null[], dueDate=Absent[], labels=Value[value=[a]]]");
  }

  @Test
  void takesAnArrayAtTheTop() {
    assertThat(
            server
                .json("PUT", "/api/v1/trials", "[{\"id\": 1, \"status\": \"open\"}]")
                .json()
                .get("read"))
        .isEqualTo("[Item[id=1, status=open]]");
    assertThat(
            server
                .json("PUT", "/api/v1/trials", "[{\"id\": 1, \"status\": 2}, 7, {\"id\": \"1\"}]")
                .faults())
        .containsExactly(
            "/0/status wrong_type", "/1 wrong_type", "/2/id wrong_type", "/2/status required");
  }

  private static Reply post(String body) {
    return server.json("POST", "/api/v1/trials", body);
  }
}
