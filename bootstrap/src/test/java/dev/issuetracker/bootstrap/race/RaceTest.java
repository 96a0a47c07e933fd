package dev.issuetracker.bootstrap.race;

import dev.issuetracker.bootstrap.RunningServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;

/** One server for a class of tests, and its admin. */
@Timeout(90)
class RaceTest {
  static RunningServer server;
  static ApiClient admin;

  @BeforeAll
  static void start() {
    server = RunningServer.start();
    admin = ApiClient.admin(server);
  }

  @AfterAll
  static void end() {
    server.close();
  }
}
