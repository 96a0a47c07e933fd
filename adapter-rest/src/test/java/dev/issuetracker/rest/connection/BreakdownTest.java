package dev.issuetracker.rest.connection;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.rest.Eventually;
import dev.issuetracker.rest.RestDefaults;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BreakdownTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final List<String> met = new CopyOnWriteArrayList<>();
  private final Breakdown breakdown = (part, cause) -> met.add(part + ": " + cause);
  private final ApplicationContext context =
      ApplicationContext.builder()
          .deduceEnvironment(false)
          .propertySources(RestDefaults.source())
          .properties(
              Map.of(
                  "micronaut.server.port",
                  -1,
                  "trial.routes",
                  true,
                  "trial.broken",
                  true,
                  // Nobody comes any more when a test is over.
                  "micronaut.netty.event-loops.default.shutdown-quiet-period",
                  "0s"))
          .singletons(breakdown)
          .start();
  private final EmbeddedServer server = context.getBean(EmbeddedServer.class).start();

  @AfterEach
  void stop() {
    context.close();
  }

  @Test
  void theOwnerIsToldWhenMemoryRunsOutAmidTheBytesOfAConnection() throws IOException {
    ask("/docs");
    assertThat(met).isEmpty();

    ask("/" + BrokenConnections.OUT_OF_DIRECT_MEMORY);
    ask("/" + BrokenConnections.BROKEN);
    assertThat(met).isEmpty();

    ask("/" + BrokenConnections.OUT_OF_MEMORY);
    assertThat(Eventually.holds(PATIENCE, () -> !met.isEmpty())).isTrue();
    assertThat(met).allMatch(told -> told.contains("OutOfMemoryError"), "names the cause");
  }

  @Test
  void theOwnerIsToldWhenAThreadOfConnectionsEnds() throws IOException {
    ask("/docs");
    EventLoop served = context.getBean(BrokenConnections.class).lastLoop();

    served.shutdownGracefully(0, 0, TimeUnit.SECONDS);

    assertThat(Eventually.holds(PATIENCE, () -> !met.isEmpty())).isTrue();
    assertThat(met).containsExactly("A thread of connections: it ended");
  }

  @Test
  void nobodyIsToldOfAServerThatCloses() throws IOException, InterruptedException {
    ask("/docs");
    EventLoop served = context.getBean(BrokenConnections.class).lastLoop();

    var heard = new CountDownLatch(1);
    // After whoever watches, who listens since the first request.
    served.terminationFuture().addListener(ended -> heard.countDown());

    context.close();

    assertThat(heard.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
    assertThat(met).isEmpty();
  }

  /** Reads until the server closes, or has answered. */
  private void ask(String path) throws IOException {
    try (var socket = new Socket("127.0.0.1", server.getPort())) {
      socket.setSoTimeout(20_000);
      var head = "GET %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".formatted(path);
      socket.getOutputStream().write(head.getBytes(US_ASCII));
      socket.getInputStream().readAllBytes();
    }
  }
}
