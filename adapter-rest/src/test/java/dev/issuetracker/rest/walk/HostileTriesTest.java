package dev.issuetracker.rest.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are meant to do harm, tried on every operation that they could be tried on. */
class HostileTriesTest {
  private static final String API = "/api/v1";

  private static World world;

  @BeforeAll
  static void start() {
    world = World.start();
    world.issue();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "7",
        "\"x\"",
        "{",
        "{} x",
        "{\"a\":NaN}",
        "\uFEFF{}",
        "{\"\\u0000\":1}"
      })
  void noOperationTakesABodyOfTheWrongKind(String body) {
    for (var operation : Operation.of(world.server)) {
      if (operation.takesJson()) {
        var good = Calls.of(operation, world, world.admin);
        var before = world.seen();
        var reply = good.withBody(body).by(world.server, world.admin);
        assertThat(reply.status()).as(operation.id() + " " + body).isEqualTo(400);
        assertThat(reply.faults()).as(operation.id() + " " + body).isNotEmpty();
        assertThat(world.seen()).as(operation.id() + " " + body).isEqualTo(before);
      }
    }
  }

  @Test
  void nothingNestsDeeperThanThirtyTwo() {
    var deep = "{\"title\":" + "[".repeat(100_000);
    var reply = world.server.as(world.admin, "POST", API + "/issues", deep);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.faults()).singleElement().asString().endsWith(" too_deep");
  }

  @Test
  void sqlInEveryQueryParameterAndCursorIsOnlyText() {
    var sql = "%27%20OR%201%3D1%3B%20DROP%20TABLE%20issues%3B--";
    for (var list : List.of("/users", "/projects", "/labels", "/users/me/tokens")) {
      for (var name : List.of("cursor", "size", "page", "count", "sort", "no_such")) {
        var reply = world.server.get(world.admin, API + list + "?" + name + "=" + sql);
        assertThat(reply.status()).as(list + name).isEqualTo(400);
        assertThat(reply.faults()).as(list + name).isNotEmpty();
      }
    }
    for (var list : List.of("/users", "/projects", "/labels")) {
      var reply = world.server.get(world.admin, API + list + "?q=" + sql);
      assertThat(reply.json()).as(list).containsEntry("count", 0);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "-1", "1.0", "01", "x", "9223372036854775808", "9007199254740993", "1%27--"})
  void aMalformedIdNamesNothing(String id) {
    for (var path : List.of("/issues/", "/labels/", "/projects/", "/users/", "/comments/")) {
      assertThat(world.server.get(world.admin, API + path + id).status()).as(path).isEqualTo(404);
    }
  }

  @Test
  void noValueBecomesAHeader() {
    var split = "%0d%0aX-Evil:%20yes";
    for (var path : List.of("/labels?q=" + split, "/labels?cursor=" + split, "/issues/1" + split)) {
      var reply = world.server.get(world.admin, API + path);
      assertThat(reply.status()).as(path).isIn(400, 404);
      assertThat(reply.header("X-Evil")).isEmpty();
    }
    var named =
        world.server.as(world.admin, "GET", API + "/labels", "", "X-Request-Id", "a b<script>");
    assertThat(named.header("X-Request-Id")).matches("[A-Za-z0-9._-]{1,64}");
  }

  @Test
  void aBodyThatNobodyAskedForIsNotIgnored() {
    for (var operation : Operation.of(world.server)) {
      if (!operation.takesBody() && operation.path().startsWith(API)) {
        var good = Calls.of(operation, world, world.admin);
        var before = world.seen();
        for (var body : List.of("{}", "rubbish")) {
          var reply = good.withBody(body).by(world.server, world.admin);
          assertThat(reply.status()).as(operation.id()).isEqualTo(400);
          assertThat(reply.faults()).as(operation.id()).containsExactly(" unexpected_body");
        }
        assertThat(world.seen()).as(operation.id()).isEqualTo(before);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/labels?q=%", "/api/v1/labels/%", "/api/v1/labels?q=%zz"})
  void aLineThatIsNoUriIsToldSoWhateverTokenCameWithIt(String target) throws IOException {
    var answer =
        raw(
            "GET %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer %s\r\n\r\n"
                .formatted(target, world.admin));

    assertThat(answer).startsWith("HTTP/1.1 400 ").contains("/problems/malformed-request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Host: x\r\nHost: y\r\n"})
  void aRequestSaysOnceWhichHostItIsFor(String hosts) throws IOException {
    for (var path : List.of("/health", API + "/issues", "/no/such/place")) {
      var answer =
          raw(
              "GET %s HTTP/1.1\r\n%sConnection: close\r\nAuthorization: Bearer %s\r\n\r\n"
                  .formatted(path, hosts, world.admin));

      assertThat(answer)
          .startsWith("HTTP/1.1 400 ")
          .contains("application/problem+json", "\"header\":\"Host\"");
    }
    assertThat(raw("GET /health HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.0 200 ");
  }

  @Test
  void whatOthersAttachedOrSaidIsNotAReportersToTouch() {
    var reporter = world.signedIn("reporter");
    var others = world.issue();
    var attachment = API + "/attachments/" + world.attachmentBy(world.admin);
    var comment = API + "/comments/" + world.comment();

    assertThat(Calls.attach(others).by(world.server, reporter).status()).isEqualTo(403);
    assertThat(world.server.as(reporter, "DELETE", attachment, "").status()).isEqualTo(403);
    assertThat(world.server.get(reporter, attachment).status()).isEqualTo(200);
    for (var method : List.of("PUT", "PATCH", "DELETE")) {
      // Nobody's, not even the author's.
      assertThat(world.server.as(world.admin, method, comment, "").status()).isEqualTo(405);
    }
    assertThat(world.server.get(reporter, comment).text()).contains("\"Sample\"");
  }

  private static String raw(String request) throws IOException {
    int port = world.server.context().getBean(EmbeddedServer.class).getPort();
    try (var socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
