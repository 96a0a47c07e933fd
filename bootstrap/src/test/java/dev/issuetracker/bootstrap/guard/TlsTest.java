package dev.issuetracker.bootstrap.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.issuetracker.bootstrap.RunningServer;
import dev.issuetracker.bootstrap.settings.SelfSigned;
import dev.issuetracker.rest.KeptConnection;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TlsTest {
  private static final String HSTS = "Strict-Transport-Security";

  @TempDir private static Path directory;

  private static SelfSigned certificate;
  private static RunningServer server;
  private static Client client;

  @BeforeAll
  static void start() throws Exception {
    certificate = SelfSigned.in(directory, "EC");
    server =
        RunningServer.with(
            Map.of(
                "TRACKER_TLS_CERT", certificate.certificate().toString(),
                "TRACKER_TLS_KEY", certificate.key().toString()));
    var http = HttpClient.newBuilder().sslContext(certificate.trusting()).build();
    client = new Client(http, server.url());
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
  }

  @Test
  void everythingIsServedOverHttps() throws Exception {
    assertThat(server.url()).startsWith("https://");
    var token = client.signIn();
    var issues = client.send("GET", "/api/v1/issues", "", "Authorization", "Bearer " + token);

    assertThat(issues.statusCode()).isEqualTo(200);
    assertThat(issues.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
  }

  @Test
  void browsersAreToldToComeThisWayFromNowOn() throws Exception {
    for (var path : new String[] {"/health/liveness", "/api/v1/issues", "/no/such/place"}) {
      var answer = client.send("GET", path, "");
      assertThat(answer.headers().firstValue(HSTS)).as(path).hasValue("max-age=31536000");
    }
  }

  @Test
  void plainHttpIsNeverToldSo() throws Exception {
    try (var plain = RunningServer.start();
        var visitor = Client.of(plain)) {
      var answer = visitor.send("GET", "/health/liveness", "");

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue(HSTS)).isEmpty();
    }
  }

  @Test
  void whoSpeaksPlainHttpThereIsNotServedAndDoesNoHarm() throws Exception {
    try (var connection = new KeptConnection(client.port())) {
      connection.send("GET /health/liveness HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThatThrownBy(connection::answer).isInstanceOf(IOException.class);
    }
    assertThat(client.send("GET", "/health/liveness", "").statusCode()).isEqualTo(200);
  }

  @Test
  void whatIsBrokenOfOldIsNotSpoken() throws Exception {
    var factory = certificate.trusting().getSocketFactory();
    try (var socket = (SSLSocket) factory.createSocket("127.0.0.1", client.port())) {
      assertThat(socket.getEnabledProtocols()).doesNotContain("TLSv1", "TLSv1.1");
      socket.setEnabledProtocols(new String[] {"TLSv1.1"});
      assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLHandshakeException.class);
    }
  }

  @Test
  void aRefusedBodyLosesNoAnswerHere() throws Exception {
    var large = "{\"title\":\"" + "x".repeat(4 << 20) + "\"}";

    assertThat(client.send("POST", "/api/v1/issues", large).statusCode()).isEqualTo(401);
    var token = client.signIn();
    var refused = client.send("POST", "/api/v1/issues", large, "Authorization", "Bearer " + token);
    assertThat(refused.statusCode()).isEqualTo(413);
  }
}
