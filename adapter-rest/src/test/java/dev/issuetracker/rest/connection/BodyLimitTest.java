package dev.issuetracker.rest.connection;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.rest.trial.Reply;
import dev.issuetracker.rest.trial.TrialServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BodyLimitTest {

  private static final int MEBIBYTE = 1 << 20;
  private static TrialServer server;

  @BeforeAll
  static void start() {
    server = TrialServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aBodyAtTheLimitIsReadAndOneByteMoreIsNot() {
    String body = "{\"title\": \"" + "a".repeat(MEBIBYTE - 13) + "\"}";

    assertThat(body).hasSize(MEBIBYTE);
    assertThat(server.json("POST", "/api/v1/trials", body).status()).isEqualTo(201);
    assertThat(server.json("POST", "/api/v1/trials", body + " ").status()).isEqualTo(413);
  }

  @Test
  void theClientGetsTheAnswerAlthoughItStillSends() {
    for (int mebibytes : new int[] {2, 8}) {
      Reply reply = server.json("POST", "/api/v1/trials", new byte[mebibytes * MEBIBYTE]);

      assertThat(reply.status()).isEqualTo(413);
      assertThat(reply.json()).containsEntry("type", "/problems/payload-too-large");
      assertThat(reply.header("X-Request-Id")).isNotEmpty();
    }
  }

  @Test
  void theLimitHoldsForBodiesThatDoNotTellTheirLength() {
    byte[] body = new byte[3 * MEBIBYTE];
    Reply reply =
        server.send(
            server
                .request("/api/v1/trials")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(body))));

    assertThat(reply.status()).isEqualTo(413);
    assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
  }

  @Test
  void aFloodOfZerosIsAnsweredAndCutOffWithoutBeingKept() throws IOException {
    long before = usedMemory();
    try (Socket socket = server.connect()) {
      OutputStream out = socket.getOutputStream();
      out.write(head("Transfer-Encoding: chunked"));
      byte[] chunk = chunkOf(64 << 10);
      int sent = 0;
      try {
        for (; sent < 64 * 16; sent++) {
          out.write(chunk);
        }
      } catch (SocketException cutOff) {
        assertThat(sent).isGreaterThan(16);
      }
      assertThat(sent).as("chunks until the server closed").isLessThan(64 * 16);
    }
    assertThat(usedMemory() - before).isLessThan(24L * MEBIBYTE);
  }

  @Test
  void aSlowFloodReadsItsAnswerFirst() throws IOException {
    try (Socket socket = server.connect()) {
      OutputStream out = socket.getOutputStream();
      out.write(head("Transfer-Encoding: chunked"));
      byte[] chunk = chunkOf(64 << 10);
      for (int i = 0; i < 6 * 16; i++) {
        out.write(chunk);
      }
      out.write("0\r\n\r\n".getBytes(US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 413").containsIgnoringCase("connection: close");
    }
  }

  @Test
  void whoAsksFirstIsToldWithoutSending() throws IOException {
    try (Socket socket = server.connect()) {
      socket.getOutputStream().write(head("Content-Length: 5000000\r\nExpect: 100-continue"));
      InputStream in = socket.getInputStream();

      assertThat(new String(in.readNBytes(12), US_ASCII)).isEqualTo("HTTP/1.1 413");
    }
  }

  @Test
  void aConnectionWhoseBodyNeverEndsIsClosedSoonAfterTheAnswer() throws IOException {
    try (Socket socket = server.connect()) {
      long start = System.nanoTime();
      socket.getOutputStream().write(head("Content-Length: 5000000"));
      socket.getInputStream().readAllBytes();
      long byte1 = System.nanoTime() - start;

      assertThat(Duration.ofNanos(byte1)).isLessThan(Duration.ofSeconds(9));
    }
  }

  @Test
  void theConnectionServesOnWhenARefusedBodyWasShort() throws IOException {
    try (Socket socket = server.connect()) {
      OutputStream out = socket.getOutputStream();
      byte[] body = new byte[2 * MEBIBYTE];
      out.write(
          ("POST /nowhere HTTP/1.1\r\nHost: x\r\nContent-Length: " + body.length + "\r\n\r\n")
              .getBytes(US_ASCII));
      out.write(body);
      out.write(
          "GET /api/v1/trials/7 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
              .getBytes(US_ASCII));
      String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(answers).startsWith("HTTP/1.1 404").contains("HTTP/1.1 200").contains("\"id\":7");
    }
  }

  @Test
  void eachKindOfRouteHasItsOwnLimit() {
    assertThat(BodyLimits.of("/api/v1/issues")).isEqualTo(BodyLimits.JSON);
    assertThat(BodyLimits.of("/api/v1/issues/WEB-7/attachments?x=1"))
        .isEqualTo(BodyLimits.ATTACHMENT + BodyLimits.FORM);
    assertThat(BodyLimits.of("/api/v1/issues/import?dry_run=true"))
        .isEqualTo(BodyLimits.IMPORT + BodyLimits.FORM);
    assertThat(BodyLimits.of("/api/v1/issues/import/x")).isEqualTo(BodyLimits.JSON);
  }

  private static byte[] head(String framing) {
    return ("POST /api/v1/trials HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
            + framing
            + "\r\n\r\n")
        .getBytes(US_ASCII);
  }

  private static byte[] chunkOf(int size) {
    byte[] start = (Integer.toHexString(size) + "\r\n").getBytes(US_ASCII);
    byte[] chunk = new byte[start.length + size + 2];
    System.arraycopy(start, 0, chunk, 0, start.length);
    chunk[chunk.length - 2] = '\r';
    chunk[chunk.length - 1] = '\n';
    return chunk;
  }

  private static long usedMemory() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
