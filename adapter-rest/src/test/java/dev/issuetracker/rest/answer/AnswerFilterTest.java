package dev.issuetracker.rest.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.rest.trial.Reply;
import dev.issuetracker.rest.trial.TrialServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AnswerFilterTest {

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
  void answersWriteEveryFieldInSnakeCaseAndTimesWithSixDigits() {
    Reply reply = server.get("/api/v1/trials/1");

    assertThat(reply.header("Content-Type")).startsWith("application/json");
    assertThat(reply.json())
        .containsEntry("created_at", "2026-01-09T12:08:01.100000Z")
        .containsEntry("due_date", "1970-01-01")
        .containsEntry("empty_one", null)
        .containsKeys("id", "big_text")
        .doesNotContainKey("etag_prefix")
        .hasSize(5);
  }

  @Test
  void aTaggedAnswerHasAStableTagWithItsPrefix() {
    Reply first = server.get("/api/v1/trials/1");

    assertThat(first.header("ETag")).matches("\"3-[0-9a-f]{24}\"");
    assertThat(server.get("/api/v1/trials/1").header("ETag")).isEqualTo(first.header("ETag"));
    assertThat(server.get("/api/v1/trials/2").header("ETag")).isNotEqualTo(first.header("ETag"));
    assertThat(first.header("Cache-Control")).isEqualTo("private, no-cache");
  }

  @Test
  void whoHasTheAnswerAlreadyGetsNotModified() {
    String tag = server.get("/api/v1/trials/1").header("ETag");

    for (String known : List.of(tag, "W/" + tag, "\"x\", " + tag, "*")) {
      Reply reply = server.send(server.request("/api/v1/trials/1").header("If-None-Match", known));
      assertThat(reply.status()).isEqualTo(304);
      assertThat(reply.bytes()).isEmpty();
      assertThat(reply.header("ETag")).isEqualTo(tag);
    }
    assertThat(
            server
                .send(server.request("/api/v1/trials/1").header("If-None-Match", "\"3\""))
                .status())
        .isEqualTo(200);
  }

  @Test
  void headAnswersLikeGetWithoutTheBody() {
    for (String path :
        List.of("/api/v1/trials/1", "/api/v1/trials", "/nowhere", "/problems/not-found")) {
      Reply get = server.get(path);
      Reply head = server.send(server.request(path).method("HEAD", BodyPublishers.noBody()));

      assertThat(head.status()).isEqualTo(get.status());
      assertThat(head.bytes()).isEmpty();
      assertThat(head.header("ETag")).isEqualTo(get.header("ETag"));
      assertThat(head.header("Link")).isEqualTo(get.header("Link"));
      assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
      assertThat(head.header("Connection")).isEmpty();
    }
    assertThat(
            server
                .send(server.request("/api/v1/trials/1").method("HEAD", BodyPublishers.noBody()))
                .header("Content-Length"))
        .isEqualTo("" + server.get("/api/v1/trials/1").bytes().length);
  }

  @Test
  void aListRepeatsItsLinksInTheHeader() {
    Reply reply = server.get("/api/v1/trials");

    assertThat(reply.header("Link")).isEqualTo("</api/v1/trials?cursor=a&size=1>; rel=\"next\"");
    assertThat(reply.json())
        .containsEntry("count", 1)
        .containsEntry("count_exact", true)
        .containsEntry("previous", null);
    assertThat((List<?>) reply.json().get("results"))
        .singleElement()
        .satisfies(one -> assertThat(((Map<?, ?>) one).get("created_at")).isNotNull());
  }
}
