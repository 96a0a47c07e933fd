package dev.issuetracker.bootstrap.race;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.bootstrap.RunningServer;
import dev.issuetracker.bootstrap.postgres.Eventually;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that is stopped while somebody follows it. */
@Timeout(90)
final class StoppedServerTest {

  /** Half of the time that it gives those who do not end by themselves. */
  private static final Duration SOON = Duration.ofSeconds(6);

  @Test
  void who_waits_and_who_follows_do_not_keep_it_from_stopping() throws Exception {
    var server = RunningServer.start();
    try (var follower = new Socket("127.0.0.1", URI.create(server.url()).getPort())) {
      var admin = ApiClient.admin(server);
      var operator = new ApiClient(admin.http(), server.url(), admin.token());
      var stream = follow(follower, admin);
      var waiting = CompletableFuture.supplyAsync(() -> admin.get("/events?wait=60&after=latest"));
      Eventually.becomesTrue(
          "both are there",
          () -> {
            var metrics = operator.get("/metrics").text();
            return metrics.contains("tracker_waiting 1.0")
                && metrics.contains("tracker_followers 1.0");
          });

      long begun = System.nanoTime();
      server.close();

      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SOON);
      assertThat(waiting.get(20, TimeUnit.SECONDS).status()).isEqualTo(200);
      assertThat(waiting.join().text()).contains("\"results\":[]");
      assertThat(stream.lines()).as("to its end").contains("0");
    } finally {
      server.close();
    }
  }

  private static BufferedReader follow(Socket follower, ApiClient reader) throws IOException {
    follower.setSoTimeout(20_000);
    var head =
        "GET /api/v1/events?after=latest HTTP/1.1\r\nHost: here\r\nAccept: text/event-stream\r\n"
            + "Authorization: Bearer %s\r\n\r\n";
    follower.getOutputStream().write(head.formatted(reader.token()).getBytes(UTF_8));
    return new BufferedReader(new InputStreamReader(follower.getInputStream(), UTF_8));
  }
}
