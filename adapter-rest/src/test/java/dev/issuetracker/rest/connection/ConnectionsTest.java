package dev.issuetracker.rest.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.rest.Eventually;
import dev.issuetracker.rest.trial.TrialServer;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConnectionsTest {

  @Test
  void noMoreConnectionsStayOpenThanTheSettingsAllow() throws IOException {
    try (TrialServer server = TrialServer.start(Map.of("tracker.http.max-connections", 2))) {
      try (Socket first = server.connect();
          Socket second = server.connect()) {
        // Served, and so counted: connections are taken on several threads, in any order.
        assertThat(isServed(first)).isTrue();
        assertThat(isServed(second)).isTrue();
        try (Socket third = server.connect()) {
          assertThat(third.getInputStream().read()).isNegative();
        }
      }
      assertThat(Eventually.holds(Duration.ofSeconds(5), () -> isServedAnew(server))).isTrue();
    }
  }

  private static boolean isServedAnew(TrialServer server) {
    try (Socket socket = server.connect()) {
      return isServed(socket);
    } catch (IOException refused) {
      return false;
    }
  }

  private static boolean isServed(Socket socket) throws IOException {
    socket
        .getOutputStream()
        .write("GET /problems HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    return socket.getInputStream().read() == 'H';
  }
}
