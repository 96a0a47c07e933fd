package dev.issuetracker.rest.trial;

import dev.issuetracker.rest.RestDefaults;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The server with the sample routes, on a port of its own, and a plain client. */
public final class TrialServer implements AutoCloseable {

  private final EmbeddedServer server;
  private final HttpClient client = HttpClient.newHttpClient();

  private TrialServer(EmbeddedServer server) {
    this.server = server;
  }

  public static TrialServer start(Map<String, Object> settings) {
    Map<String, Object> properties = new HashMap<>(settings);
    properties.put("micronaut.server.port", -1);
    properties.put("trial.routes", true);
    return new TrialServer(
        ApplicationContext.builder()
            .deduceEnvironment(false)
            .propertySources(RestDefaults.source())
            .properties(properties)
            .run(EmbeddedServer.class));
  }

  public static TrialServer start() {
    return start(Map.of());
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getPort() + path))
        .timeout(Duration.ofSeconds(20));
  }

  public Reply send(HttpRequest.Builder request) {
    try {
      return Reply.of(client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  public Reply get(String path) {
    return send(request(path).GET());
  }

  public Reply json(String method, String path, String body) {
    return json(method, path, body.getBytes(StandardCharsets.UTF_8));
  }

  public Reply json(String method, String path, byte[] body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  public Socket connect() throws IOException {
    Socket socket = new Socket("127.0.0.1", server.getPort());
    socket.setSoTimeout(20_000);
    return socket;
  }

  /** Sends bytes as they are and reads until the server closes. */
  public String raw(String request) throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() {
    server.close();
    client.close();
  }
}
