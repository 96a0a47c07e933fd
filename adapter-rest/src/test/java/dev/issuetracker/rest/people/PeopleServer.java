package dev.issuetracker.rest.people;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.people.PeopleUseCases.NewPerson;
import dev.issuetracker.domain.FixedClock;
import dev.issuetracker.domain.Person;
import dev.issuetracker.rest.RestDefaults;
import dev.issuetracker.rest.trial.Reply;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The whole HTTP adapter over a tracker in memory. */
public final class PeopleServer implements AutoCloseable {
  public static final String PASSWORD = "correct horse";

  public final FixedClock clock;
  public final IssueTracker tracker;
  public final Actor admin;

  private final EmbeddedServer server;
  private final HttpClient client = HttpClient.newHttpClient();

  private PeopleServer(EmbeddedServer server) {
    this.server = server;
    clock = context().getBean(FixedClock.class);
    tracker = context().getBean(IssueTracker.class);
    admin = Actor.of(tracker.operator().firstAdmin(PASSWORD).orElseThrow().person());
  }

  public static PeopleServer start(Map<String, Object> settings) {
    var properties = new HashMap<>(settings);
    properties.put("micronaut.server.port", -1);
    properties.put("memory.tracker", true);
    return new PeopleServer(
        ApplicationContext.builder()
            .deduceEnvironment(false)
            .propertySources(RestDefaults.source())
            .properties(properties)
            .run(EmbeddedServer.class));
  }

  public static PeopleServer start() {
    return start(Map.of());
  }

  public ApplicationContext context() {
    return server.getApplicationContext();
  }

  public int port() {
    return server.getPort();
  }

  public Person person(String username, String role) {
    return tracker.people().create(admin, new NewPerson(username, username, PASSWORD, role));
  }

  public String signIn(String username) {
    var reply =
        send(
            "POST",
            "/api/v1/auth/signin",
            "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, PASSWORD));
    return (String) reply.json().get("access_token");
  }

  /** With a token, or anonymous if it is empty. */
  public Reply as(String token, String method, String path, String body, String... headers) {
    var all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 2, headers.length);
    all[0] = "Authorization";
    all[1] = "Bearer " + token;
    return send(method, path, body, all);
  }

  public Reply get(String token, String path) {
    return as(token, "GET", path, "");
  }

  /** A body that is no JSON. */
  public Reply form(String token, String path, String type, String body, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getPort() + path))
            .timeout(Duration.ofSeconds(20))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  public Reply send(String method, String path, String body, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getPort() + path))
            .timeout(Duration.ofSeconds(20))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!body.isEmpty() && !List.of(headers).contains("Content-Type")) {
      request.header("Content-Type", "application/json");
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  private Reply send(HttpRequest.Builder request) {
    try {
      return Reply.of(client.send(request.build(), BodyHandlers.ofByteArray()));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  @Override
  public void close() {
    server.close();
    client.close();
  }
}
