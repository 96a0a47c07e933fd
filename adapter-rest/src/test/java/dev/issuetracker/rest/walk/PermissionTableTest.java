package dev.issuetracker.rest.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.rest.security.Permissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Walks through every operation of the document as everybody who could knock. */
class PermissionTableTest {
  private static World world;
  private static String expired;

  @BeforeAll
  static void start() {
    world = World.start();
    expired = world.admin;
    world.server.clock.advance(Duration.ofHours(13));
    world = world.signedInAgain();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @Test
  void everyOperationHasARowAndARequestToTryItWith() {
    assertThat(Operation.of(world.server))
        .isNotEmpty()
        .allSatisfy(
            operation -> {
              assertThat(Permissions.of(operation.id())).as(operation.id()).isPresent();
              assertThat(Calls.know(operation)).as(operation.id()).isTrue();
            });
  }

  @Test
  void everybodyMayWhatTheTableSaysAndNothingElse() {
    var wrong = new ArrayList<String>();
    for (var operation : Operation.of(world.server)) {
      for (var caller : Caller.all()) {
        tryOut(operation, caller, wrong);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void aReporterChangesTheOwnIssueAndNobodyElses() {
    var reporter = world.signedIn("reporter");
    var own = world.issueBy(reporter);
    var body = "{\"version\":1,\"title\":\"Other\"}";

    assertThat(patch(reporter, own, body)).isEqualTo(200);
    assertThat(patch(reporter, world.issue(), body)).isEqualTo(403);
    assertThat(patch(reporter, own, "{\"version\":2,\"status\":\"closed\"}")).isEqualTo(403);
  }

  @Test
  void whatIsDeletedIsNotThereForAllButManagers() {
    var issue = "/api/v1/issues/" + world.issue();
    assertThat(world.server.as(world.admin, "DELETE", issue, "").status()).isEqualTo(204);

    var reads = List.of("", "/comments", "/timeline", "/labels");
    for (var role : List.of("viewer", "reporter", "developer")) {
      var token = world.signedIn(role);
      for (var read : reads) {
        assertThat(world.server.get(token, issue + read).status()).as(role + read).isEqualTo(404);
      }
      for (var write : List.of("/restore", "/comments")) {
        var body = write.equals("/comments") ? "{\"body\":\"x\"}" : "";
        var reply = world.server.as(token, "POST", issue + write, body);
        assertThat(reply.status()).as(role + write).isEqualTo(404);
      }
    }
    assertThat(world.server.get(world.signedIn("manager"), issue).status()).isEqualTo(200);
  }

  @Test
  void whatIsNotThereIsToldBeforeWhatIsForbidden() {
    var viewer = world.signedIn("viewer");

    assertThat(patch(viewer, 1_000_000, "{\"version\":1,\"title\":\"x\"}")).isEqualTo(404);
    assertThat(patch(viewer, world.issue(), "{\"version\":1,\"title\":\"\"}")).isEqualTo(400);
    assertThat(patch(viewer, world.issue(), "{\"version\":7,\"title\":\"x\"}")).isEqualTo(403);
    for (var key : List.of(List.<String>of(), List.of("Idempotency-Key", "k"))) {
      assertThat(attach(viewer, 1_000_000, key)).isEqualTo(404);
      assertThat(attach(viewer, world.issue(), key)).isEqualTo(403);
    }
  }

  private static int attach(String token, long issue, List<String> more) {
    var call = Calls.attach(issue);
    var headers = new ArrayList<>(call.headers());
    headers.addAll(more);
    return new Call(call.method(), call.path(), call.body(), headers)
        .by(world.server, token)
        .status();
  }

  /**
   * Who sends it means it, so that it is heeded or refused; the document tells where it is taken.
   */
  @Test
  void ifMatchIsTakenWhereTheDocumentSaysSo() {
    for (var operation : Operation.of(world.server)) {
      if (operation.method().equals("GET")) {
        continue;
      }
      var call = Calls.of(operation, world, world.admin);
      var headers = new ArrayList<>(call.headers());
      headers.addAll(List.of("If-Match", "rubbish"));
      var reply =
          new Call(call.method(), call.path(), call.body(), headers).by(world.server, world.admin);
      assertThat(reply.faults())
          .as(operation.id())
          .containsExactly("If-Match " + (operation.takesIfMatch() ? "malformed" : "not_taken"));
    }
  }

  private static void tryOut(Operation operation, Caller caller, List<String> wrong) {
    var actions = Permissions.of(operation.id()).orElseThrow();
    int promised = caller.promised(actions, world.server.admin.person());
    var token = caller.token(world, expired);
    var reply = Calls.of(operation, world, token).by(world.server, token);
    int given = reply.status() / 100 == 2 ? 200 : reply.status();
    if (given != promised) {
      wrong.add(
          "%s by %s: %d instead of %d %s"
              .formatted(operation.id(), caller, reply.status(), promised, reply.text()));
    }
  }

  private static int patch(String token, long issue, String body) {
    return world.server.as(token, "PATCH", "/api/v1/issues/" + issue, body).status();
  }
}
