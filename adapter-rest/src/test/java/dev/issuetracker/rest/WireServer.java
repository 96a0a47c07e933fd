package dev.issuetracker.rest;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A real server on a free port of loopback, spoken to over real connections. */
public record WireServer(EmbeddedServer server, HttpClient client) implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Every bean that a test adds is switched on by a property of its own. */
  public static WireServer with(Map<String, Object> properties) {
    var all = new HashMap<String, Object>(properties);
    all.put("micronaut.server.host", "127.0.0.1");
    all.put("micronaut.server.port", -1);
    all.put("micronaut.serde.property-naming-strategy", "SNAKE_CASE");
    all.put("micronaut.serde.serialization.inclusion", "ALWAYS");
    return new WireServer(
        ApplicationContext.run(EmbeddedServer.class, all), HttpClient.newHttpClient());
  }

  public URI uri(String path) {
    return server.getURI().resolve(path);
  }

  public HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, "", headers);
  }

  public HttpResponse<String> send(String method, String path, String body, String... headers) {
    var publisher =
        body.isEmpty()
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body);
    var request = HttpRequest.newBuilder(uri(path)).timeout(PATIENCE).method(method, publisher);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new AssertionError(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
