package dev.issuetracker.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.rest.sample.SampleServer;
import org.junit.jupiter.api.Test;

class RestDefaultsTest {

  @Test
  void handlersHaveAPoolOfAFixedSizeWhereVirtualThreadsAreStillPinned() {
    try (SampleServer server = SampleServer.start(RestDefaults.properties(23))) {
      assertThat(server.get("/api/v1/samples/thread").json()).containsEntry("virtual", false);
    }
  }

  @Test
  void handlersHaveVirtualThreadsFromJava24On() {
    assertThat(RestDefaults.properties(24))
        .containsEntry("micronaut.executors.blocking.virtual", true);
  }
}
