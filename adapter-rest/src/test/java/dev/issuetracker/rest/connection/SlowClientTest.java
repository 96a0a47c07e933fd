package dev.issuetracker.rest.connection;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.rest.Eventually;
import dev.issuetracker.rest.trial.TrialServer;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SlowClientTest {

  private static TrialServer server;

  @BeforeAll
  static void start() {
    server =
        TrialServer.start(
            Map.of("tracker.http.head-timeout", "400ms", "tracker.http.body-timeout", "400ms"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aHeadThatDripsInIsCutOff() throws IOException {
    assertThat(isCutOffWhileDripping("GET /api/v1/trials HTTP/1.1\r\nX-Slow: ")).isTrue();
  }

  @Test
  void aBodyThatDripsInIsCutOff() throws IOException {
    assertThat(
            isCutOffWhileDripping(
                "POST /api/v1/trials HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 1000\r\n\r\n"))
        .isTrue();
  }

  @Test
  void aQuietConnectionBetweenTwoRequestsStays() throws IOException {
    try (Socket socket = server.connect()) {
      assertIsAnswered(socket);
      long quietUntil = System.nanoTime() + Duration.ofMillis(900).toNanos();
      assertThat(Eventually.holds(Duration.ofSeconds(2), () -> System.nanoTime() > quietUntil))
          .isTrue();
      socket.getInputStream().skipNBytes(socket.getInputStream().available());
      assertIsAnswered(socket);
    }
  }

  private static void assertIsAnswered(Socket socket) throws IOException {
    socket
        .getOutputStream()
        .write("GET /api/v1/trials/search HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(US_ASCII));
    assertThat(new String(socket.getInputStream().readNBytes(12), US_ASCII))
        .isEqualTo("HTTP/1.1 200");
  }

  private static boolean isCutOffWhileDripping(String beginning) throws IOException {
    try (Socket socket = server.connect()) {
      socket.getOutputStream().write(beginning.getBytes(US_ASCII));
      return Eventually.holds(Duration.ofSeconds(10), () -> isCutOff(socket));
    }
  }

  private static boolean isCutOff(Socket socket) {
    try {
      socket.setSoTimeout(50);
      socket.getOutputStream().write('a');
      return socket.getInputStream().read() < 0;
    } catch (java.net.SocketTimeoutException stillOpen) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }
}
