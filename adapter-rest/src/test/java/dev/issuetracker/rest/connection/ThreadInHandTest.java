package dev.issuetracker.rest.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.rest.trial.TrialServer;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThreadInHandTest {
  private static final int TRIES = 500;

  @Test
  void aHandlerStaysOnAVirtualThreadAndLeavesAnyOther() throws Exception {
    try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
      var hand = new ThreadInHand.InHand(others);

      assertThat(others.submit(() -> threadOf(hand) == Thread.currentThread()).get()).isTrue();
      assertThat(threadOf(hand)).isNotSameAs(Thread.currentThread());
    }
  }

  /**
   * Once at least: a door that is passed before the framework looks back is left on the thread of
   * the connection, and the handler has a thread of its own then.
   */
  @Test
  void aHandlerRunsOnTheVirtualThreadThatTheDoorWasPassedOn() {
    try (TrialServer server = TrialServer.start(Map.of("trial.guard", true))) {
      assertThat(IntStream.range(0, TRIES).anyMatch(tries -> isInHandIfVirtual(server))).isTrue();
    }
  }

  /** For the same reason once at least. */
  @Test
  void aFilterLooksBackOnTheThreadOfTheHandler() {
    try (TrialServer server = TrialServer.start(Map.of("trial.guard", true))) {
      assertThat(IntStream.range(0, TRIES).anyMatch(tries -> looksBackInHand(server))).isTrue();
    }
  }

  private static boolean looksBackInHand(TrialServer server) {
    var request = server.request("/api/v1/trials/thread").header("Authorization", "any");
    return server.send(request).header("On-Thread-Of-Handler").equals("true");
  }

  private static boolean isInHandIfVirtual(TrialServer server) {
    var request = server.request("/api/v1/trials/thread").header("Authorization", "any");
    var handled = server.send(request).json();
    return handled.get("in_hand").equals(handled.get("virtual"));
  }

  private static Thread threadOf(ThreadInHand.InHand hand)
      throws ExecutionException, InterruptedException {
    var ran = new CompletableFuture<Thread>();
    hand.execute(() -> ran.complete(Thread.currentThread()));
    return ran.get();
  }
}
