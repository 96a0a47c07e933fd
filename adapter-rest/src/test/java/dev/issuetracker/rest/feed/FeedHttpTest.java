package dev.issuetracker.rest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Position;
import dev.issuetracker.rest.Eventually;
import dev.issuetracker.rest.KeptConnection;
import dev.issuetracker.rest.answer.Admission;
import dev.issuetracker.rest.answer.Followers;
import dev.issuetracker.rest.answer.Lists;
import dev.issuetracker.rest.answer.Waiting;
import dev.issuetracker.rest.people.PeopleServer;
import dev.issuetracker.rest.problem.ProblemException;
import dev.issuetracker.rest.problem.ProblemType;
import io.micronaut.http.HttpRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The change feed of a tracker in memory. */
class FeedHttpTest {
  private static final String EVENTS = "/api/v1/events";
  private static final String STREAM = "text/event-stream";

  private final PeopleServer server = PeopleServer.start();
  private final String admin = server.signIn("admin");

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void whoBeginsNowIsToldWhereToGoOn() {
    var next = (String) server.get(admin, EVENTS + "?after=latest").json().get("next");
    open("Later");

    var told = server.get(admin, next);

    assertThat(told.text()).contains("\"type\":\"created\"", "Later");
    assertThat(told.json().get("next")).isNull();
  }

  @Test
  void aStreamThatBrokeOffBeforeItsFirstEventGoesOnWhereItWas() throws IOException {
    String place;
    try (var stream = stream("?after=latest", "")) {
      place = stream.until("id: ");
    }
    open("Missed by nobody");

    try (var stream = stream("?after=latest", "Last-Event-ID: " + place + "\r\n")) {
      assertThat(stream.until("data: ")).contains("Missed by nobody");
    }
  }

  @Test
  void whoWouldRatherHaveItAtOnceIsAnsweredAtOnce() {
    for (var accept :
        new String[] {
          "text/event-stream;q=0.5, application/json",
          "text/event-stream;q=0, */*;q=0.1",
          "application/json, text/event-stream"
        }) {
      var part = server.as(admin, "GET", EVENTS, "", "Accept", accept);
      assertThat(part.header("Content-Type")).as(accept).startsWith("application/json");
    }
  }

  @Test
  void whoAsksForTheHeadAloneIsNotMadeToWait() {
    var head = server.as(admin, "HEAD", EVENTS + "?after=latest&wait=60", "");

    assertThat(head.status()).isEqualTo(200);
  }

  @Test
  void aStreamIsHeldToTheBoundsOfAPart() {
    var refused = server.as(admin, "GET", EVENTS + "?size=0&wait=61", "", "Accept", STREAM);

    assertThat(refused.faults()).containsExactly("size out_of_range", "wait out_of_range");
  }

  @Test
  void onePersonsStreamsLeavePlacesToTheOthers() throws IOException {
    server.person("other", "viewer");
    var open = new ArrayList<EventLines>();
    try {
      for (int i = 0; i < 25; i++) {
        open.add(stream("?after=latest", ""));
        assertThat(open.getLast().until("event: place")).isNotNull();
      }
      var tooMany = server.as(admin, "GET", EVENTS, "", "Accept", STREAM);
      assertThat(tooMany.status()).isEqualTo(429);
      assertThat(tooMany.header("Retry-After")).isEqualTo("5");
      try (var others = stream(server.signIn("other"), "?after=latest", "")) {
        assertThat(others.until("event: place")).isNotNull();
      }
    } finally {
      open.forEach(EventLines::close);
    }
  }

  @Test
  void whoGoesAwayKeepsNoPlace() throws IOException {
    var head =
        "GET %s?after=latest&wait=60 HTTP/1.1\r\nHost: here\r\nAuthorization: Bearer %s\r\n\r\n";
    try (var client = new KeptConnection(server.port())) {
      client.send(head.formatted(EVENTS, admin));
      assertThat(waiting(1)).isTrue();
    }
    assertThat(waiting(0)).isTrue();
  }

  private boolean waiting(int count) {
    return Eventually.holds(
        Duration.ofSeconds(20),
        () -> server.get(admin, "/metrics").text().contains("tracker_waiting " + count + ".0"));
  }

  private void open(String title) {
    server.as(admin, "POST", "/api/v1/projects", "{\"key\": \"WEB\", \"name\": \"Web\"}");
    var body = "{\"title\": \"%s\", \"project\": \"WEB\"}".formatted(title);
    assertThat(server.as(admin, "POST", "/api/v1/issues", body).status()).isEqualTo(201);
  }

  private EventLines stream(String query, String header) throws IOException {
    return stream(admin, query, header);
  }

  private EventLines stream(String token, String query, String header) throws IOException {
    return EventLines.of(server.port(), EVENTS + query, token, header);
  }

  @Test
  void whoIsShutOutWhileHeWaitsIsToldSo() {
    var leaver = server.person("leaver", "viewer");
    var request = HttpRequest.GET(EVENTS).bearerAuth(server.signIn("leaver"));
    var latest = new FeedQuery("latest", 20, null);

    assertThatThrownBy(() -> feedThatShutsOut("leaver").part(request, Actor.of(leaver), latest))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused -> assertThat(refused.problem().type()).isEqualTo(ProblemType.UNAUTHENTICATED));
  }

  /** At the second look, so that the first lets him wait. */
  private Feed feedThatShutsOut(String username) {
    var context = server.context();
    var door = context.getBean(Admission.class);
    var looks = new AtomicInteger();
    return new Feed(
        server.tracker,
        context.getBean(Lists.class),
        context.getBean(Followers.class),
        context.getBean(Waiting.class),
        new Admission() {
          @Override
          public boolean lasts(HttpRequest<?> request) {
            return door.lasts(request);
          }

          @Override
          public Actor again(HttpRequest<?> request) {
            if (looks.incrementAndGet() == 2) {
              server.as(admin, "PATCH", "/api/v1/users/" + username, "{\"active\": false}");
            }
            return door.again(request);
          }

          @Override
          public void requireMay(HttpRequest<?> request, Actor actor) {
            door.requireMay(request, actor);
          }
        });
  }

  @Test
  void aPlaceWhereNoEventStandsWasLost() {
    var lost = server.context().getBean(Lists.class).name(Position.at(1_000_000), "events");

    var part = server.get(admin, EVENTS + "?after=" + lost);
    var stream = server.as(admin, "GET", EVENTS, "", "Accept", STREAM, "Last-Event-ID", lost);

    assertThat(server.get(admin, EVENTS + "?after=1").text()).contains("invalid_cursor");
    assertThat(part.status()).isEqualTo(400);
    assertThat(part.text()).contains("\"parameter\":\"after\"", "place_lost");
    assertThat(stream.status()).isEqualTo(400);
    assertThat(stream.text()).contains("\"header\":\"Last-Event-ID\"", "place_lost");
  }
}
