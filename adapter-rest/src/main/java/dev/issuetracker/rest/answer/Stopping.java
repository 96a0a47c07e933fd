package dev.issuetracker.rest.answer;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import io.micronaut.runtime.server.event.ServerShutdownEvent;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Whether the server begins to stop. What goes on for long has to end then: the server lets
 * requests end before it closes, so that its closing, of which it tells as well, comes too late for
 * them.
 */
@Singleton
final class Stopping
    implements GracefulShutdownCapable, ApplicationEventListener<ServerShutdownEvent> {
  private final CountDownLatch begun = new CountDownLatch(1);
  private final Sinks.Empty<Void> signal = Sinks.empty();

  @Override
  public CompletionStage<?> shutdownGracefully() {
    begin();
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void onApplicationEvent(ServerShutdownEvent closing) {
    begin();
  }

  private void begin() {
    begun.countDown();
    signal.tryEmitEmpty();
  }

  /** Pauses, and tells whether to go on no longer. */
  boolean within(Duration pause) {
    try {
      return begun.await(pause.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  Mono<Void> asMono() {
    return signal.asMono();
  }
}
