package dev.issuetracker.rest.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.rest.trial.TrialServer;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class ThreadInHandTest {

  @Test
  void aHandlerStaysOnAVirtualThreadAndLeavesAnyOther() throws Exception {
    try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
      var hand = new ThreadInHand.InHand(others);

      assertThat(others.submit(() -> threadOf(hand) == Thread.currentThread()).get()).isTrue();
      assertThat(threadOf(hand)).isNotSameAs(Thread.currentThread());
    }
  }

  @Test
  void aHandlerRunsOnTheVirtualThreadThatTheDoorWasPassedOn() {
    try (TrialServer server = TrialServer.start(Map.of("trial.guard", true))) {
      var request = server.request("/api/v1/trials/thread").header("Authorization", "any");
      var handled = server.send(request).json();
      assertThat(handled.get("in_hand")).isEqualTo(handled.get("virtual")).isNotNull();
    }
  }

  private static Thread threadOf(ThreadInHand.InHand hand)
      throws ExecutionException, InterruptedException {
    var ran = new CompletableFuture<Thread>();
    hand.execute(() -> ran.complete(Thread.currentThread()));
    return ran.get();
  }
}
