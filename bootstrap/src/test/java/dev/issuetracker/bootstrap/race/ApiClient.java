package dev.issuetracker.bootstrap.race;

import dev.issuetracker.bootstrap.RunningServer;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Somebody who is signed in and speaks HTTP. */
public record ApiClient(HttpClient http, String base, @Nullable String token) {
  private static final JsonMapper JSON = JsonMapper.createDefault();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** An answer, whole. */
  public record Answer(int status, String text, java.net.http.HttpHeaders headers) {
    public JsonNode json() {
      try {
        return JSON.readValue(text, Argument.of(JsonNode.class));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    public boolean ok() {
      return status / 100 == 2;
    }

    /** An answer that says no to what others did first, and nothing worse. */
    boolean refused() {
      return status == 409 || status == 412;
    }

    public long number(String field) {
      return json().get(field).getLongValue();
    }

    public String string(String field) {
      return json().get(field).getStringValue();
    }

    Set<String> names(String list) {
      var names = new TreeSet<String>();
      json().get(list).values().forEach(each -> names.add(each.get("name").getStringValue()));
      return names;
    }

    public String header(String name) {
      return headers.firstValue(name).orElse("");
    }
  }

  public static ApiClient admin(RunningServer server) {
    return admin(server.url());
  }

  /** Of a server whose first admin has the {@link RunningServer#PASSWORD}. */
  public static ApiClient admin(String url) {
    var stranger = new ApiClient(HttpClient.newHttpClient(), url + "/api/v1", null);
    var signedIn =
        stranger.post(
            "/auth/signin",
            "{\"username\": \"admin\", \"password\": \"%s\"}".formatted(RunningServer.PASSWORD));
    return new ApiClient(stranger.http, stranger.base, signedIn.string("access_token"));
  }

  public Answer get(String path) {
    return send("GET", path, null);
  }

  public Answer post(String path, String json, String... headers) {
    return send("POST", path, json, headers);
  }

  public Answer put(String path, String json, String... headers) {
    return send("PUT", path, json, headers);
  }

  public Answer patch(String path, String json, String... headers) {
    return send("PATCH", path, json, headers);
  }

  public Answer send(String method, String path, @Nullable String json, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(PATIENCE)
            .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
    if (json != null) {
      request.header("Content-Type", "application/json");
    }
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    return answer(request.build());
  }

  /** Sends a file as the form of an import does. */
  public Answer upload(String query, String name, BodyPublisher file, String... headers) {
    var head =
        "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
            .formatted(name);
    var form =
        BodyPublishers.concat(
            BodyPublishers.ofString(head), file, BodyPublishers.ofString("\r\n--edge--\r\n"));
    var request =
        HttpRequest.newBuilder(URI.create(base + "/issues/import" + query))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "multipart/form-data; boundary=edge")
            .POST(form);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return answer(request.build());
  }

  /** Hangs a file on an issue. */
  public Answer attach(long issue, String filename, String content) {
    var form =
        "--frontier\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n%s\r\n--frontier--\r\n"
            .formatted(filename, content);
    return answer(
        HttpRequest.newBuilder(URI.create(base + "/issues/" + issue + "/attachments"))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "multipart/form-data; boundary=frontier")
            .POST(BodyPublishers.ofString(form))
            .build());
  }

  private Answer answer(HttpRequest request) {
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body(), response.headers());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A new issue's id. */
  public long issue(String title) {
    return post("/issues", "{\"title\": \"%s\"}".formatted(title)).number("id");
  }

  public Answer issue(long id) {
    return get("/issues/" + id);
  }

  /** All entries of a list, of whatever length. */
  public List<JsonNode> all(String path) {
    var entries = new java.util.ArrayList<JsonNode>();
    var next = path + (path.contains("?") ? "&" : "?") + "size=100";
    while (next != null) {
      var page = get(next).json();
      StreamSupport.stream(page.get("results").values().spliterator(), false).forEach(entries::add);
      var link = page.get("next");
      next = link.isNull() ? null : link.getStringValue().replaceFirst("^/api/v1", "");
    }
    return entries;
  }
}
