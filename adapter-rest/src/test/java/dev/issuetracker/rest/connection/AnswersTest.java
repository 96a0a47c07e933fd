package dev.issuetracker.rest.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.rest.trial.Reply;
import dev.issuetracker.rest.trial.TrialServer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AnswersTest {

  private static TrialServer server;

  @BeforeAll
  static void start() {
    server =
        TrialServer.start(
            Map.of(
                "tracker.http.cors-origins",
                List.of("https://app.example"),
                "tracker.http.access-log",
                true));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void anIdOfTheCallerComesBackAndIsTheTraceId() {
    Reply reply = server.send(server.request("/nowhere").header("X-Request-Id", "my.id_1-a"));

    assertThat(reply.header("X-Request-Id")).isEqualTo("my.id_1-a");
    assertThat(reply.json()).containsEntry("trace_id", "my.id_1-a");
  }

  @Test
  void aStrangeIdIsReplaced() {
    for (String strange : List.of("a b", "a".repeat(65), "a;b", "%0a")) {
      Reply reply = server.send(server.request("/nowhere").header("X-Request-Id", strange));

      assertThat(reply.header("X-Request-Id")).matches("[0-9a-f-]{36}");
      assertThat(reply.json()).containsEntry("trace_id", reply.header("X-Request-Id"));
    }
  }

  @Test
  void theIdIsThereForTheControllerAndForItsLogLines() {
    Reply reply =
        server.send(server.request("/api/v1/trials/thread").header("X-Request-Id", "mine"));

    assertThat(reply.json()).containsEntry("id", "mine").containsEntry("mdc", "mine");
  }

  @Test
  void handlersRunOnVirtualThreadsWhereTheseAreNotPinned() {
    Reply reply = server.get("/api/v1/trials/thread");

    assertThat(reply.json()).containsEntry("virtual", Runtime.version().feature() >= 24);
  }

  @Test
  void everyAnswerCarriesTheSecurityHeaders() throws IOException {
    for (Reply reply :
        List.of(server.get("/api/v1/trials"), server.get("/nowhere"), server.get("/problems"))) {
      assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(reply.header("Referrer-Policy")).isEqualTo("no-referrer");
      assertThat(reply.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
    }
    assertThat(server.get("/api/v1/trials").header("Cache-Control")).isEqualTo("no-store");
    assertThat(server.raw("GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"))
        .containsIgnoringCase("x-content-type-options: nosniff")
        .containsIgnoringCase("x-request-id: ");
  }

  @Test
  void longAnswersAreCompressedForWhoAsks() {
    Reply zipped =
        server.send(server.request("/api/v1/trials/1").header("Accept-Encoding", "gzip"));
    Reply plain = server.get("/api/v1/trials/1");

    assertThat(zipped.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(zipped.bytes().length).isLessThan(plain.bytes().length / 10);
    assertThat(plain.header("Content-Encoding")).isEmpty();
    assertThat(plain.header("Vary")).contains("Accept-Encoding");
  }
}
