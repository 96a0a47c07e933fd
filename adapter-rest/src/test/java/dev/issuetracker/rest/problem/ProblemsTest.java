package dev.issuetracker.rest.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.rest.trial.Reply;
import dev.issuetracker.rest.trial.TrialServer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemsTest {

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
  void aMissingRouteIsAProblem() {
    isProblem(server.get("/api/v1/nowhere?x=1"), 404, "not-found");
    assertThat(server.get("/api/v1/nowhere?x=1").json())
        .containsEntry("instance", "/api/v1/nowhere")
        .containsEntry("title", "Not found");
  }

  @Test
  void aWrongMethodIsAProblemThatListsTheOthers() {
    Reply reply = server.send(server.request("/api/v1/trials").DELETE());

    isProblem(reply, 405, "method-not-allowed");
    assertThat(reply.header("Allow")).contains("GET").contains("POST");
  }

  @Test
  void anUnacceptableTypeIsAProblem() {
    isProblem(
        server.send(server.request("/api/v1/trials/1").header("Accept", "image/png")),
        406,
        "not-acceptable");
  }

  @Test
  void aRangeOfTypesAdmitsTheTypesInIt() {
    for (String accept : List.of("application/*", "image/png, Application/*;q=0.5", "*/*")) {
      Reply reply = server.send(server.request("/api/v1/trials/1").header("Accept", accept));

      assertThat(reply.status()).as(accept).isEqualTo(200);
    }
    isProblem(
        server.send(server.request("/api/v1/trials/1").header("Accept", "image/*, text/*")),
        406,
        "not-acceptable");
  }

  @Test
  void aRefusalIsAProblem() {
    isProblem(server.get("/api/v1/trials/404"), 404, "not-found");
  }

  @Test
  void aDefectTellsNothingButItsId() {
    Reply reply = server.get("/api/v1/trials/broken");

    isProblem(reply, 500, "internal-error");
    assertThat(reply.text()).doesNotContain("SELECT", "java", "Exception");
    assertThat(reply.json()).containsEntry("trace_id", reply.header("X-Request-Id"));
  }

  @Test
  void whatIsNoHttpIsAProblemToo() throws IOException {
    assertThat(server.raw("HELLO\r\n\r\n"))
        .startsWith("HTTP/1.")
        .contains("/problems/malformed-request");
    assertThat(server.raw("GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"))
        .contains(" 413 ")
        .contains("/problems/payload-too-large");
    assertThat(server.raw("GET / HTTP/1.1\r\nHost: x\r\nX: " + "a".repeat(20_000) + "\r\n\r\n"))
        .contains(" 413 ")
        .contains("/problems/payload-too-large");
    assertThat(server.raw("POST /api/v1/trials HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n"))
        .contains(" 400 ")
        .contains("/problems/malformed-request");
  }

  /**
   * Whoever knows the coding would find the end of the body elsewhere, and another request there.
   */
  @ParameterizedTest
  @ValueSource(strings = {"xchunked", "identity", "gzip, chunked", "chunked, chunked", ""})
  void aBodyOfAnUnknownCodingIsRefusedAndTheConnectionEnds(String coding) throws IOException {
    var head =
        "POST /api/v1/trials HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
            + "Content-Length: 14\r\nTransfer-Encoding: %s\r\n\r\n".formatted(coding);
    var answers = server.raw(head + "{\"title\": \"a\"}" + "GET /docs HTTP/1.1\r\nHost: x\r\n\r\n");

    assertThat(answers).startsWith("HTTP/1.1 400 ").contains("/problems/malformed-request");
    assertThat(answers.split("HTTP/1.1 ", -1)).hasSize(2);
  }

  @Test
  void anUnknownMethodIsAProblem() {
    isProblem(
        server.send(server.request("/api/v1/trials").method("BREW", BodyPublishers.noBody())),
        405,
        "method-not-allowed");
  }

  @ParameterizedTest
  @EnumSource(ProblemType.class)
  void everyTypeHasAPage(ProblemType type) {
    Reply page = server.send(server.request(type.uri()).header("Accept", "text/html"));
    Reply json = server.send(server.request(type.uri()).header("Accept", "application/json"));

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.text()).contains(type.uri(), "What to do");
    assertThat(json.json()).containsEntry("type", type.uri());
    assertThat(server.get(type.uri()).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          application/problem+json, application/json     | application/json
          text/html, application/json;q=0.5              | text/html
          text/markdown, text/html                       | text/markdown
          application/json;q=0.1, text/markdown          | text/markdown
          text/*                                         | text/html
          """)
  void aPageIsOfTheTypeThatIsWishedMost(String accept, String type) {
    Reply page = server.send(server.request("/problems/not-found").header("Accept", accept));

    assertThat(page.status()).as(page.text()).isEqualTo(200);
    assertThat(page.header("Content-Type")).startsWith(type);
  }

  @Test
  void anUnknownTypeHasNone() {
    isProblem(server.get("/problems/no-such"), 404, "not-found");
  }

  @Test
  void theDocumentIsTheCatalogue() throws IOException {
    Path document = Path.of("..", "docs", "problems.md");
    if (Boolean.getBoolean("update.docs")) {
      Files.createDirectories(document.getParent());
      Files.writeString(document, ProblemText.document());
    }

    assertThat(document).hasContent(ProblemText.document());
  }

  private static void isProblem(Reply reply, int status, String slug) {
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
    assertThat(reply.json())
        .containsEntry("type", "/problems/" + slug)
        .containsEntry("status", status)
        .containsKeys("title", "detail", "instance", "trace_id");
    assertThat(reply.header("X-Request-Id")).isEqualTo(reply.json().get("trace_id"));
  }
}
