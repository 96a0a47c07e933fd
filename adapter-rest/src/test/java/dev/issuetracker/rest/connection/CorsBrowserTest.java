package dev.issuetracker.rest.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.issuetracker.rest.Browser;
import dev.issuetracker.rest.walk.World;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.chrome.ChromeDriver;

/** Two pages from two places, of which the operator has listed one. */
class CorsBrowserTest {
  private static final String CREATE =
      """
      const [url, token, done] = arguments;
      fetch(url + '/api/v1/issues', {
        method: 'POST',
        headers: {
          'Authorization': 'Bearer ' + token,
          'Content-Type': 'application/json',
          'Idempotency-Key': 'from-a-browser'
        },
        body: JSON.stringify({title: 'From a browser'})
      }).then(
        answer => done([answer.status, answer.headers.get('Location'), answer.headers.get('ETag')]),
        error => done([error.name]));
      """;
  private static final String CHANGE =
      """
      const [url, token, tag, done] = arguments;
      fetch(url, {
        method: 'PATCH',
        headers: {
          'Authorization': 'Bearer ' + token,
          'Content-Type': 'application/merge-patch+json',
          'If-Match': tag
        },
        body: JSON.stringify({title: 'Changed in a browser'})
      }).then(
        async answer => done([answer.status, (await answer.json()).title]),
        error => done([error.name]));
      """;

  private HttpServer listed;
  private HttpServer other;
  private World tracker;
  private String url;
  private ChromeDriver browser;

  @BeforeEach
  void start(@TempDir Path profile) throws IOException {
    listed = page();
    other = page();
    tracker = World.start(Map.of("tracker.http.cors-origins", List.of(origin(listed))));
    url = tracker.server.context().getBean(EmbeddedServer.class).getURL().toString();
    url = url.replace("localhost", "127.0.0.1");
    browser = Browser.open(profile);
    browser.manage().timeouts().scriptTimeout(Duration.ofSeconds(30));
  }

  @AfterEach
  void stop() {
    browser.quit();
    tracker.close();
    listed.stop(0);
    other.stop(0);
  }

  @Test
  void aPageFromAListedOriginWritesAndReadsWhatTheHeadersSay() {
    browser.get(origin(listed));
    var made = (List<?>) browser.executeAsyncScript(CREATE, url, tracker.admin);

    assertThat(made.getFirst()).isEqualTo(201L);
    assertThat((String) made.get(1)).startsWith("/api/v1/issues/");
    assertThat((String) made.get(2)).startsWith("\"1-");

    var changed = browser.executeAsyncScript(CHANGE, url + made.get(1), tracker.admin, made.get(2));
    assertThat(changed).isEqualTo(List.of(200L, "Changed in a browser"));
  }

  @Test
  void aPageFromAnotherOriginIsKeptFromWritingAndFromReading() {
    browser.get(origin(other));

    assertThat(browser.executeAsyncScript(CREATE, url, tracker.admin))
        .isEqualTo(List.of("TypeError"));
    assertThat(
            browser.executeAsyncScript(
                "const [url, done] = arguments;"
                    + "fetch(url + '/health').then(a => done(a.status), e => done(e.name));",
                url))
        .isEqualTo("TypeError");
    var issues = tracker.server.get(tracker.admin, "/api/v1/issues");
    assertThat(issues.text()).doesNotContain("From a browser");
  }

  private static HttpServer page() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    var page = "<!doctype html><title>Page</title>".getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static String origin(HttpServer server) {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }
}
