package dev.issuetracker.rest.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.rest.trial.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a token ends is read as every time in a body is, and kept as it was sent. */
class TokenExpiryHttpTest {
  private static PeopleServer server;
  private static String admin;

  @BeforeAll
  static void start() {
    server = PeopleServer.start();
    admin = server.signIn("admin");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-12-01T00:00:00.123456789Z",
        "2026-12-01T00:00:00.1234560Z",
        "2026-12-01T00:00Z",
        "2026-12-01T00:00:00+01:00:30",
        "2026-12-01T00:00:00",
        "2026-12-01",
        "2026-13-01T00:00:00Z",
        "tomorrow",
      })
  void whatIsNoSuchTimeIsRefusedAndNotRounded(String time) {
    assertThat(create(time).faults()).containsExactly("/expires_at wrong_type");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-01T00:00:00.123456Z, 2026-12-01T00:00:00.123456Z",
    "2026-12-01t02:30:00.5+02:30, 2026-12-01T00:00:00.500000Z"
  })
  void everyOtherTimeIsKeptAsItWasSent(String time, String kept) {
    assertThat(create(time).json()).containsEntry("expires_at", kept);
  }

  private static Reply create(String time) {
    var token = "{\"name\":\"robot\",\"scope\":\"read\",\"expires_at\":\"%s\"}";
    return server.as(admin, "POST", "/api/v1/users/me/tokens", token.formatted(time));
  }
}
