package dev.issuetracker.bootstrap.guard;

import dev.issuetracker.bootstrap.RunningServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Pattern;

/** Somebody who speaks to one server. */
record Client(HttpClient http, String base) implements AutoCloseable {
  private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");

  static Client of(RunningServer server) {
    return new Client(HttpClient.newHttpClient(), server.url());
  }

  int port() {
    return URI.create(base).getPort();
  }

  HttpResponse<String> send(String method, String path, String body, String... headers)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(Duration.ofSeconds(30))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  /** The token of the first admin. */
  String signIn() throws IOException, InterruptedException {
    var login = "{\"username\":\"admin\",\"password\":\"%s\"}".formatted(RunningServer.PASSWORD);
    var token = TOKEN.matcher(send("POST", "/api/v1/auth/signin", login).body());
    if (!token.find()) {
      throw new AssertionError("nobody was let in");
    }
    return token.group(1);
  }

  @Override
  public void close() {
    http.close();
  }
}
