package dev.issuetracker.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.rest.people.PeopleServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files whose senders take their time, on the small pool of Java 21. */
@Timeout(120)
class PlacesForFilesTest {
  private static final int PLACES = 8;
  private static final int SHARE = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String FILE =
      """
      --frontier\r
      Content-Disposition: form-data; name="file"; filename="a.txt"\r
      \r
      text\r
      --frontier--\r
      """;

  private final List<KeptConnection> senders = new ArrayList<>();
  private PeopleServer server;
  private String admin;
  private String attachments;

  @BeforeEach
  void start() {
    var settings = new HashMap<>(RestDefaults.properties(21));
    settings.put("tracker.rate-limit", 0);
    settings.put("tracker.receiving.most", PLACES);
    server = PeopleServer.start(settings);
    admin = server.signIn("admin");
    var issue = server.as(admin, "POST", "/api/v1/issues", "{\"title\":\"With files\"}");
    attachments = "/api/v1/issues/" + issue.json().get("id") + "/attachments";
  }

  @AfterEach
  void stop() throws IOException {
    for (var sender : senders) {
      sender.close();
    }
    assertThat(Eventually.holds(PATIENCE, () -> taken() == 0)).isTrue();
    server.close();
  }

  @Test
  void onePersonLeavesPlacesToTheOthers() throws IOException {
    fillAShare("admin");

    var refused = begin(admin, attachments).answer();

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("Retry-After")).isEqualTo("5");
    assertThat(refused.body()).contains("/problems/too-many-requests");
    assertThat(upload(person("alice"))).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/api/v1/issues/import"})
  void whoFindsNoPlaceIsRefusedBeforeHisFileIsRead(String path) throws IOException {
    fillAllPlaces();
    person("eve");
    var eve = server.signIn("eve");

    var refused = begin(eve, path.isEmpty() ? attachments : path).answer();

    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.header("Retry-After")).isEqualTo("5");
    assertThat(refused.body()).contains("/problems/unavailable", "Too many files are coming in");
    assertThat(taken()).isEqualTo(PLACES);
    assertThat(server.send("GET", "/health/liveness", "").status()).isEqualTo(200);
    assertThat(server.get(eve, attachments).status()).as("all else goes on").isEqualTo(200);
  }

  @Test
  void whoEndsGivesHisPlaceBackAndWhoGoesAwayToo() throws IOException {
    fillAllPlaces();
    var eve = person("eve");

    for (var sender : senders.subList(0, SHARE)) {
      assertThat(sender.send(FILE).answer().status()).isEqualTo(201);
    }
    for (var sender : senders.subList(SHARE, PLACES)) {
      sender.close();
    }

    assertThat(Eventually.holds(PATIENCE, () -> taken() == 0)).isTrue();
    assertThat(upload(eve)).isEqualTo(201);
  }

  private void fillAllPlaces() throws IOException {
    fillAShare("admin");
    for (int i = 1; i < PLACES / SHARE; i++) {
      fillAShare(person("sender" + i));
    }
  }

  private void fillAShare(String username) throws IOException {
    var token = server.signIn(username);
    double before = taken();
    for (int i = 0; i < SHARE; i++) {
      begin(token, attachments);
    }
    assertThat(Eventually.holds(PATIENCE, () -> taken() == before + SHARE)).isTrue();
  }

  private String person(String username) {
    return server.person(username, "manager").username().value();
  }

  /** Sends the head of a request, and nothing of its file. */
  private KeptConnection begin(String token, String path) throws IOException {
    var sender = new KeptConnection(server.port());
    senders.add(sender);
    return sender.send(
        """
        POST %s HTTP/1.1\r
        Host: x\r
        Authorization: Bearer %s\r
        Content-Type: multipart/form-data; boundary=frontier\r
        Content-Length: %d\r
        \r
        """
            .formatted(path, token, FILE.length()));
  }

  private int upload(String username) {
    return server
        .form(server.signIn(username), attachments, "multipart/form-data; boundary=frontier", FILE)
        .status();
  }

  private double taken() {
    return server
        .context()
        .getBean(PrometheusMeterRegistry.class)
        .get("tracker.receiving")
        .gauge()
        .value();
  }
}
