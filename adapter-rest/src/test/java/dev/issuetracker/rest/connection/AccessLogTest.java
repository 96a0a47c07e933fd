package dev.issuetracker.rest.connection;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.issuetracker.rest.Eventually;
import dev.issuetracker.rest.trial.TrialServer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class AccessLogTest {

  private final Logger logger = (Logger) LoggerFactory.getLogger("access");

  /** With what was known where a line was written, and not where it is looked at. */
  private final ListAppender<ILoggingEvent> lines =
      new ListAppender<>() {
        @Override
        protected void append(ILoggingEvent line) {
          line.prepareForDeferredProcessing();
          super.append(line);
        }
      };

  @BeforeEach
  void listen() {
    logger.setLevel(Level.INFO);
    logger.setAdditive(false);
    lines.start();
    logger.addAppender(lines);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(lines);
  }

  @Test
  void everyAnswerIsALineWithoutQueryOrToken() {
    try (TrialServer server = TrialServer.start(Map.of("tracker.http.access-log", true))) {
      server.send(server.request("/api/v1/trials/1?secret=x").header("X-Request-Id", "the-id"));

      assertThat(Eventually.holds(Duration.ofSeconds(5), () -> !lines.list.isEmpty())).isTrue();
      assertThat(members(lines.list.getFirst()))
          .containsEntry("method", "GET")
          .containsEntry("path", "/api/v1/trials/1")
          .containsEntry("status", "400")
          .containsEntry("user", "-")
          .containsKey("duration_ms");
      assertThat(lines.list.getFirst().getMDCPropertyMap()).containsEntry("request_id", "the-id");
    }
  }

  @Test
  void whatIsNoHttpIsLoggedToo() throws IOException {
    try (TrialServer server = TrialServer.start(Map.of("tracker.http.access-log", true))) {
      server.raw("HELLO\r\n\r\n");

      assertThat(Eventually.holds(Duration.ofSeconds(5), () -> !lines.list.isEmpty())).isTrue();
      assertThat(members(lines.list.getFirst())).containsEntry("status", "400");
    }
  }

  @Test
  void itIsOffUnlessWanted() {
    try (TrialServer server = TrialServer.start()) {
      server.get("/api/v1/trials/1");

      assertThat(lines.list).isEmpty();
    }
  }

  private static Map<String, String> members(ILoggingEvent line) {
    return line.getKeyValuePairs().stream()
        .collect(Collectors.toMap(pair -> pair.key, pair -> String.valueOf(pair.value)));
  }
}
