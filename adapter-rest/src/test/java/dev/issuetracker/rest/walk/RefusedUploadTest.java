package dev.issuetracker.rest.walk;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.rest.Eventually;
import dev.issuetracker.rest.KeptConnection;
import dev.issuetracker.rest.LeakWatch;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file that is refused on its way neither loses its answer nor holds up what comes after it. */
class RefusedUploadTest {
  private static final int MEBIBYTE = 1 << 20;
  private static final String END = "\r\n--edge--\r\n";

  private static LeakWatch leaks;
  private static World world;
  private static String viewer;
  private static String importPath;
  private static String attachPath;
  private static int port;

  @BeforeAll
  static void start() {
    leaks = LeakWatch.begin();
    world = World.start();
    viewer = world.signedIn("viewer");
    importPath = "/api/v1/issues/import";
    attachPath = "/api/v1/issues/" + world.issue() + "/attachments";
    port = world.server.context().getBean(EmbeddedServer.class).getPort();
  }

  @AfterAll
  static void stop() {
    world.close();
    leaks.close();
  }

  @AfterEach
  void everyBufferIsGivenBack() {
    assertThat(leaks.leaks()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          import, nobody, 401, declared
          import, nobody, 401, chunked
          import, viewer, 403, declared
          import, viewer, 403, chunked
          import, admin,  415, declared
          import, admin,  415, chunked
          attach, nobody, 401, declared
          attach, nobody, 401, chunked
          attach, viewer, 403, declared
          attach, viewer, 403, chunked
          nothing, admin, 404, declared
          nothing, admin, 404, chunked
          attach, admin,  201, declared
          attach, admin,  201, chunked
          elsewhere, nobody, 401, declared
          elsewhere, nobody, 401, chunked
          elsewhere, admin, 404, declared
          elsewhere, admin, 404, chunked
          """)
  void theNextRequestIsServed(String where, String who, int status, String framing)
      throws IOException {
    for (int size : new int[] {10, 100_000, 4 * MEBIBYTE}) {
      try (var connection = new KeptConnection(port)) {
        var sending = later(connection, request(where, who, framing, size));
        assertThat(connection.answer().status()).as("of %d bytes", size).isEqualTo(status);
        sending.join();
        assertThat(nextAnswer(connection)).as("after %d bytes", size).isEqualTo(200);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"import,nobody,401", "import,viewer,403", "attach,nobody,401", "attach,viewer,403"})
  void aSlowBodyIsAnsweredAtOnceAndItsEndIsWaitedFor(String where, String who, int status)
      throws IOException {
    var request = request(where, who, "declared", 200_000);
    try (var connection = new KeptConnection(port)) {
      connection.send(Arrays.copyOf(request, 1_000));
      assertThat(connection.answer().status()).isEqualTo(status);
      connection.send(Arrays.copyOfRange(request, 1_000, request.length));
      assertThat(nextAnswer(connection)).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "import,nobody,401,declared",
    "import,viewer,403,declared",
    "attach,nobody,401,declared",
    "attach,viewer,403,declared",
    "import,nobody,401,chunked",
    "import,viewer,403,chunked",
    "attach,nobody,401,chunked",
    "attach,viewer,403,chunked"
  })
  void aBodyThatIsTooMuchToDropEndsTheConnectionAfterTheAnswer(
      String where, String who, int status, String framing) throws IOException {
    try (var connection = new KeptConnection(port)) {
      var sending = later(connection, request(where, who, framing, 24 * MEBIBYTE));
      assertThat(connection.answer().status()).isEqualTo(status);
      assertThat(Eventually.holds(Duration.ofSeconds(10), sending::isDone)).isTrue();
      assertThat(sending.isCompletedExceptionally()).as("cut off").isTrue();
    }
  }

  private static int nextAnswer(KeptConnection connection) throws IOException {
    connection.send("GET /health/liveness HTTP/1.1\r\nHost: x\r\n\r\n");
    return connection.answer().status();
  }

  /** A thread of its own sends, since a server that does not read would hold the test up. */
  private static CompletableFuture<Void> later(KeptConnection connection, byte[] bytes) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            connection.send(bytes);
          } catch (IOException cutOff) {
            throw new CompletionException(cutOff);
          }
        });
  }

  private static byte[] request(String where, String who, String framing, int size)
      throws IOException {
    var file = new byte[size];
    Arrays.fill(file, (byte) 'x');
    var form = new ByteArrayOutputStream();
    var begin =
        "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.doc\"\r\n\r\n";
    form.write(begin.getBytes(US_ASCII));
    form.write(file);
    form.write(END.getBytes(US_ASCII));
    var request = new ByteArrayOutputStream();
    request.write(head(where, who).getBytes(US_ASCII));
    frame(request, framing, form.toByteArray());
    return request.toByteArray();
  }

  private static String head(String where, String who) {
    var path =
        switch (where) {
          case "import" -> importPath;
          case "attach" -> attachPath;
          case "nothing" -> "/api/v1/issues/999999/attachments";
          default -> "/api/v1/no/such/place";
        };
    var token =
        switch (who) {
          case "viewer" -> "Authorization: Bearer " + viewer + "\r\n";
          case "admin" -> "Authorization: Bearer " + world.admin + "\r\n";
          default -> "";
        };
    return "POST "
        + path
        + " HTTP/1.1\r\nHost: x\r\n"
        + token
        + "Content-Type: multipart/form-data; boundary=edge\r\n";
  }

  private static void frame(ByteArrayOutputStream request, String framing, byte[] body)
      throws IOException {
    if (framing.equals("declared")) {
      request.write(("Content-Length: " + body.length + "\r\n\r\n").getBytes(US_ASCII));
      request.write(body);
      return;
    }
    request.write("Transfer-Encoding: chunked\r\n\r\n".getBytes(US_ASCII));
    int chunk = 50_000;
    for (int from = 0; from < body.length; from += chunk) {
      int length = Math.min(chunk, body.length - from);
      request.write((Integer.toHexString(length) + "\r\n").getBytes(US_ASCII));
      request.write(body, from, length);
      request.write("\r\n".getBytes(US_ASCII));
    }
    request.write("0\r\n\r\n".getBytes(US_ASCII));
  }
}
