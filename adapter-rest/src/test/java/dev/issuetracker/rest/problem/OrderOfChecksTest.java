package dev.issuetracker.rest.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.rest.trial.Reply;
import dev.issuetracker.rest.trial.TrialServer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OrderOfChecksTest {

  private static final byte[] LARGE = new byte[2 << 20];
  private static TrialServer server;

  @BeforeAll
  static void start() {
    server =
        TrialServer.start(
            Map.of("trial.guard", true, "tracker.http.cors-origins", "https://app.example"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void whoIsNotSignedInLearnsNothingElse() {
    assertThat(server.get("/nowhere").status()).isEqualTo(401);
    assertThat(server.send(server.request("/api/v1/trials").DELETE()).status()).isEqualTo(401);
    assertThat(server.json("POST", "/api/v1/trials?nope=1", "{").status()).isEqualTo(401);
    assertThat(server.json("POST", "/api/v1/trials", LARGE).status()).isEqualTo(401);
    assertThat(server.get("/nowhere").json()).containsEntry("type", "/problems/unauthenticated");
  }

  @Test
  void thenTheRouteAndTheMethodAreChecked() {
    assertThat(post("/nowhere?nope=1", "text/plain", LARGE).status()).isEqualTo(404);
    assertThat(post("/api/v1/trials/1?nope=1", "text/plain", LARGE).status()).isEqualTo(405);
  }

  @Test
  void thenTheMediaTypeAndTheSize() {
    assertThat(post("/api/v1/trials?nope=1", "text/plain", LARGE).status()).isEqualTo(415);
    assertThat(post("/api/v1/trials?nope=1", "application/json", LARGE).status()).isEqualTo(413);
  }

  @Test
  void thenTheRest() {
    assertThat(post("/api/v1/trials?nope=1", "application/json", new byte[0]).faults())
        .containsExactly("nope unknown_parameter", " empty_body");
  }

  @Test
  void aPreflightNeedsNoToken() {
    Reply reply =
        server.send(
            server
                .request("/api/v1/trials")
                .header("Origin", "https://app.example")
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody()));

    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo("https://app.example");
  }

  private static Reply post(String path, String type, byte[] body) {
    HttpRequest.Builder request =
        server
            .request(path)
            .header("Authorization", "Bearer x")
            .header("Content-Type", type)
            .POST(BodyPublishers.ofByteArray(body));
    return server.send(request);
  }
}
