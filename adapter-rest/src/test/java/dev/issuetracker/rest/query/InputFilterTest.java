package dev.issuetracker.rest.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.rest.trial.Reply;
import dev.issuetracker.rest.trial.TrialServer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InputFilterTest {

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
  void bindsWhatTheRouteDeclares() {
    Reply reply =
        server.get(
            "/api/v1/trials/search?size=7&created_after=2026-02-01&status=open&status=%21closed"
                + "&facets=true");

    assertThat(reply.json())
        .containsEntry(
            "read", "Search[size=7, createdAfter=2026-02-01, status=[open, !closed], facets=true]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                      | since=2026-01-01, size=7, facets=true, sort=none",
        "size=12                 | since=2026-01-01, size=12, facets=true, sort=none",
        "facets=false&sort=id    | since=2026-01-01, size=7, facets=false, sort=id",
        "since=2026-02-01&size=1 | since=2026-02-01, size=1, facets=true, sort=none"
      })
  void bindsWhatIsDeclaredForWhatIsNotGiven(String query, String read) {
    assertThat(server.get("/api/v1/trials/defaults?" + query).json())
        .containsEntry("read", "Defaults[" + read + "]");
  }

  @Test
  void takesACommaOfARepeatableParameterAsItIs() {
    assertThat(server.get("/api/v1/trials/search?status=a%2Cb").json())
        .containsEntry("read", "Search[size=null, createdAfter=null, status=[a,b], facets=null]");
    assertThat(server.get("/api/v1/trials/search?status=a;b").json().get("read").toString())
        .contains("status=[a;b]");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      textBlock =
          """
          size=1&size=2,              size repeated
          size=,                      size wrong_type
          size=x,                     size wrong_type
          size=%2B7,                  size wrong_type
          size=1.0,                   size wrong_type
          size=2147483648,            size out_of_range
          size=99999999999999999999,  size out_of_range
          facets=yes,                 facets wrong_type
          created_after=2026-02-30,   created_after wrong_type
          createdAfter=2026-02-01,    createdAfter unknown_parameter
          access_token=trk_x,         access_token unknown_parameter
          Size=1,                     Size unknown_parameter
          q=%00,                      q control_character
          q=%0d,                      q control_character
          q=%ff,                      q bad_utf8
          q=%ed%a0%80,                q bad_utf8
          """)
  void namesTheParameterThatIsWrong(String query, String fault) {
    Reply reply = server.get("/api/v1/trials/search?" + query);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.faults()).contains(fault);
  }

  @Test
  void reportsAllFaultsAtOnce() {
    assertThat(server.get("/api/v1/trials/search?size=x&facets=1&nope=1&a=%00").faults())
        .containsExactlyInAnyOrder(
            "size wrong_type",
            "facets wrong_type",
            "nope unknown_parameter",
            "a control_character");
  }

  @Test
  void refusesATargetThatNobodyCanDecode() throws IOException {
    for (String query : new String[] {"a=%zz", "a=%2", "a=\u00e9", "a=<"}) {
      String answer =
          server.raw(
              "GET /api/v1/trials/search?"
                  + query
                  + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
      assertThat(answer).contains("bad_encoding");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x", "1x", "99999999999999999999", "1.5", "%00", "%ff", "1%0a", "%ED%A0%80"})
  void aMalformedIdInThePathIsNotFound(String id) {
    assertThat(server.get("/api/v1/trials/" + id).status()).isEqualTo(404);
  }

  @Test
  void wantsToKnowTheMediaTypeOfABody() {
    assertThat(type("text/plain").status()).isEqualTo(415);
    assertThat(type("application/x-www-form-urlencoded").status()).isEqualTo(415);
    assertThat(type("application/json; charset=latin1").status()).isEqualTo(415);
    assertThat(type("application/merge-patch+json").status()).isEqualTo(415);
    assertThat(
            server
                .send(server.request("/api/v1/trials").POST(BodyPublishers.ofString("{}")))
                .status())
        .isEqualTo(415);
    assertThat(type("application/json; charset=utf-8").status()).isEqualTo(201);
    assertThat(type("Application/JSON").status()).isEqualTo(201);
  }

  @Test
  void reportsTheQueryAlsoWhereABodyMayBeMissing() {
    String path = "/api/v1/trials/1/optional";

    assertThat(server.send(server.request(path).POST(BodyPublishers.noBody())).json())
        .containsEntry("read", "null");
    assertThat(server.send(server.request(path + "?nope=1").POST(BodyPublishers.noBody())).faults())
        .containsExactly("nope unknown_parameter");
    assertThat(server.json("POST", path + "?nope=1", "{\"name\": \"n\", \"count\": 1}").faults())
        .containsExactly("nope unknown_parameter");
  }

  @Test
  void takesAMergePatchUnderItsOwnName() {
    Reply reply =
        server.send(
            server
                .request("/api/v1/trials/1")
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", BodyPublishers.ofString("{}")));

    assertThat(reply.status()).isEqualTo(200);
  }

  @Test
  void checksTheMediaTypeBeforeTheQuery() {
    Reply reply =
        server.send(
            server
                .request("/api/v1/trials?nope=1")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{}")));

    assertThat(reply.status()).isEqualTo(415);
  }

  private static Reply type(String type) {
    return server.send(
        server
            .request("/api/v1/trials")
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString("{\"title\": \"a\"}")));
  }
}
