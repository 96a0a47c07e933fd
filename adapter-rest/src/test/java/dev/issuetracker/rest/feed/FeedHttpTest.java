package dev.issuetracker.rest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.Position;
import dev.issuetracker.rest.answer.Lists;
import dev.issuetracker.rest.people.PeopleServer;
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
  void aPlaceThatNothingHasReachedYetIsNone() {
    var lost = server.context().getBean(Lists.class).name(Position.at(1_000_000), "events");

    var part = server.get(admin, EVENTS + "?after=" + lost);
    var stream = server.as(admin, "GET", EVENTS, "", "Accept", STREAM, "Last-Event-ID", lost);

    assertThat(part.status()).isEqualTo(400);
    assertThat(part.text()).contains("\"parameter\":\"after\"", "invalid_cursor");
    assertThat(stream.status()).isEqualTo(400);
    assertThat(stream.text()).contains("\"header\":\"Last-Event-ID\"", "invalid_cursor");
  }
}
