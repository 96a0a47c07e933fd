package dev.issuetracker.bootstrap.guard;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.bootstrap.RunningServer;
import dev.issuetracker.rest.KeptConnection;
import io.netty.buffer.ByteBufAllocator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Zeros, 32 MiB of them, that do not tell how many they are, to each kind of route. */
@Timeout(90)
class ZeroFloodTest {
  private static final int MEBIBYTE = 1 << 20;
  private static final int FLOOD = 32 * MEBIBYTE;
  private static final byte[] CHUNK = chunk(new byte[64 << 10]);
  private static final int MEASURED_EVERY = 8 * MEBIBYTE;

  /** Far from what a flood that was kept would take, and more than a connection may. */
  private static final long MOST = 12L * MEBIBYTE;

  private static RunningServer server;
  private static Client client;
  private static String token;

  @BeforeAll
  static void start() throws Exception {
    server = RunningServer.start();
    client = Client.of(server);
    token = client.signIn();
    client.send(
        "POST", "/api/v1/issues", "{\"title\":\"Flooded\"}", "Authorization", "Bearer " + token);
    // Whatever is made once, for the first of its kind, is no flood.
    flood("POST /api/v1/issues", true, "application/json", "", LiveMemory.now());
    flood(
        "POST /api/v1/issues/1/attachments",
        true,
        "multipart/form-data; boundary=e",
        "a.txt",
        LiveMemory.now());
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
  }

  @ParameterizedTest(name = "{0} {1} {3} is answered with {4}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POST /api/v1/issues                | admin  | application/json                |        | 413
          PATCH /api/v1/issues/1             | admin  | application/merge-patch+json    |        | 413
          POST /api/v1/issues/bulk           | admin  | application/json                |        | 413
          PUT /api/v1/issues/bulk-status     | admin  | application/json                |        | 413
          PUT /api/v1/users/me/password      | admin  | application/json                |        | 413
          POST /api/v1/auth/signin           | nobody | application/json                |        | 413
          POST /api/v1/issues                | nobody | application/json                |        | 401
          POST /api/v1/issues                | admin  | text/plain                      |        | 415
          POST /api/v1/issues/1/attachments  | admin  | multipart/form-data; boundary=e | a.txt  | 415
          POST /api/v1/issues/1/attachments  | admin  | multipart/form-data; boundary=e |        | 413
          POST /api/v1/issues/1/attachments  | nobody | multipart/form-data; boundary=e | a.txt  | 401
          POST /api/v1/issues/9/attachments  | admin  | multipart/form-data; boundary=e | a.txt  | 404
          POST /api/v1/issues/import         | admin  | multipart/form-data; boundary=e | a.csv  | 400
          POST /api/v1/issues/import         | admin  | multipart/form-data; boundary=e | a.xlsx | 400
          POST /api/v1/issues/import         | admin  | multipart/form-data; boundary=e |        | 400
          POST /api/v1/issues/import         | nobody | multipart/form-data; boundary=e | a.csv  | 401
          GET /api/v1/issues                 | admin  | application/json                |        | 400
          POST /api/v1/issues/1/restore      | admin  | application/json                |        | 400
          DELETE /api/v1/issues/1            | admin  | application/json                |        | 400
          POST /api/v1/no/such/place         | admin  | application/json                |        | 404
          POST /api/v1/no/such/place         | nobody | application/json                |        | 401
          GET /health/liveness               | nobody | application/json                |        | 400
          GET /docs                          | nobody | application/json                |        | 400
          """)
  void aFloodIsAnsweredAndNotKept(
      String operation, String who, String type, String file, int status) throws Exception {
    var before = LiveMemory.now();
    var outcome = flood(operation, who.equals("admin"), type, file == null ? "" : file, before);
    var grown = outcome.most.minus(before);

    assertThat(outcome.answer.status()).isEqualTo(status);
    assertThat(outcome.answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(grown.heap()).as("growth of the heap").isLessThan(MOST);
    assertThat(grown.direct()).as("growth of direct memory").isLessThan(MOST);
  }

  @Test
  void theServerIsAsItWasAfterwards() throws Exception {
    var good =
        client.send(
            "POST", "/api/v1/issues", "{\"title\":\"Dry\"}", "Authorization", "Bearer " + token);

    assertThat(good.statusCode()).isEqualTo(201);
  }

  @Test
  void whatIsKeptPastTheHeapWouldBeSeen() {
    var before = LiveMemory.now();
    var kept = ByteBufAllocator.DEFAULT.directBuffer(2 * (int) MOST);
    try {
      assertThat(LiveMemory.now().minus(before).direct()).isGreaterThan(MOST);
    } finally {
      kept.release();
    }
  }

  private record Outcome(KeptConnection.Answer answer, LiveMemory most) {}

  private static Outcome flood(
      String operation, boolean signedIn, String type, String file, LiveMemory before)
      throws Exception {
    try (var connection = new KeptConnection(client.port())) {
      connection.send(head(operation, signedIn, type));
      var flooding = CompletableFuture.supplyAsync(() -> pour(connection, file, before));
      var answer = connection.answer();
      return new Outcome(answer, flooding.get());
    }
  }

  /** Until all is sent or the server has closed; the most memory that was held from before on. */
  private static LiveMemory pour(KeptConnection connection, String file, LiveMemory before) {
    var most = before;
    try {
      if (!file.isEmpty()) {
        var begin =
            "--e\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
                .formatted(file);
        connection.send(chunk(begin.getBytes(US_ASCII)));
      }
      for (int sent = 64 << 10; sent <= FLOOD; sent += 64 << 10) {
        connection.send(CHUNK);
        if (sent % MEASURED_EVERY == 0) {
          most = most.max(LiveMemory.now());
        }
      }
      var end = file.isEmpty() ? new byte[0] : chunk("\r\n--e--\r\n".getBytes(US_ASCII));
      connection.send(end).send("0\r\n\r\n");
    } catch (IOException cutOff) {
      most = most.max(LiveMemory.now());
    }
    return most;
  }

  private static String head(String operation, boolean signedIn, String type) {
    return "%s HTTP/1.1\r\nHost: x\r\n%sContent-Type: %s\r\nTransfer-Encoding: chunked\r\n\r\n"
        .formatted(operation, signedIn ? "Authorization: Bearer " + token + "\r\n" : "", type);
  }

  private static byte[] chunk(byte[] content) {
    var chunk = new ByteArrayOutputStream();
    chunk.writeBytes((Integer.toHexString(content.length) + "\r\n").getBytes(US_ASCII));
    chunk.writeBytes(content);
    chunk.writeBytes("\r\n".getBytes(US_ASCII));
    return chunk.toByteArray();
  }
}
