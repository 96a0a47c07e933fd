package dev.issuetracker.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.rest.trial.TrialServer;
import org.junit.jupiter.api.Test;

class RestDefaultsTest {

  @Test
  void handlersHaveAPoolOfAFixedSizeWhereVirtualThreadsAreStillPinned() {
    try (TrialServer server = TrialServer.start(RestDefaults.properties(23))) {
      assertThat(server.get("/api/v1/trials/thread").json()).containsEntry("virtual", false);
    }
  }

  @Test
  void thoseWhoWaitLeaveMostOfAPoolToTheOthers() {
    var pooled = RestDefaults.properties(23);

    assertThat((int) pooled.get("tracker.waiting.most"))
        .isLessThanOrEqualTo((int) pooled.get("micronaut.executors.blocking.n-threads") / 4);
    assertThat(RestDefaults.properties(24)).containsEntry("tracker.waiting.most", 200);
  }

  @Test
  void filesThatComeInLeaveMostOfAPoolToTheOthers() {
    var pooled = RestDefaults.properties(23);

    assertThat((int) pooled.get("tracker.receiving.most"))
        .isLessThanOrEqualTo((int) pooled.get("micronaut.executors.blocking.n-threads") / 4);
    assertThat(RestDefaults.properties(24)).containsEntry("tracker.receiving.most", 64);
  }

  @Test
  void handlersHaveVirtualThreadsFromJava24On() {
    assertThat(RestDefaults.properties(24))
        .containsEntry("micronaut.executors.blocking.virtual", true);
  }
}
