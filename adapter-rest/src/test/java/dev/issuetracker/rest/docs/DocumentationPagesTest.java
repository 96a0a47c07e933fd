package dev.issuetracker.rest.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.rest.WireServer;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentationPagesTest {
  private static final WireServer SERVER = WireServer.with(Map.of());
  private static final Pattern REFERENCE = Pattern.compile("(?:src|href)=\"(/[^\"]+)\"");

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/docs", "/redoc"})
  void aPageAndEverythingThatItNamesIsServed(String page) {
    var answer = SERVER.get(page);
    var named = REFERENCE.matcher(answer.body()).results().map(match -> match.group(1)).toList();

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type")).hasValue("text/html; charset=utf-8");
    assertThat(answer.headers().firstValue("content-security-policy"))
        .hasValue(DocumentationPages.CONTENT_SECURITY_POLICY);
    assertThat(named).hasSizeGreaterThan(1).allSatisfy(this::isServedFromBelow);
  }

  private void isServedFromBelow(String file) {
    assertThat(file).matches("/(docs|redoc)/.+");
    assertThat(SERVER.get(file).statusCode()).as(file).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "/docs/swagger-ui-bundle.js, text/javascript; charset=utf-8",
    "/docs/swagger-ui.css, text/css; charset=utf-8",
    "/docs/favicon-32x32.png, image/png",
    "/redoc/redoc.standalone.js, text/javascript; charset=utf-8",
    "/openapi.json, application/json",
    "/openapi.yaml, application/yaml",
  })
  void aFileSaysWhatItIsAndIsNotSentTwice(String path, String type) {
    var first = SERVER.get(path);
    var tag = first.headers().firstValue("etag").orElseThrow();

    assertThat(first.headers().firstValue("content-type")).hasValue(type);
    for (var known : new String[] {tag, "W/" + tag, "\"x\", " + tag, "*"}) {
      var again = SERVER.get(path, "If-None-Match", known);
      assertThat(again.statusCode()).as(known).isEqualTo(304);
      assertThat(again.body()).isEmpty();
    }
    assertThat(SERVER.get(path, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
    assertThat(SERVER.send("HEAD", path, "").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/docs/swagger-ui-bundle.js", "/redoc/redoc.standalone.js", "/openapi.json"})
  void whatIsLargeIsSentCompressed(String path) {
    assertThat(SERVER.get(path, "Accept-Encoding", "gzip").headers().firstValue("content-encoding"))
        .hasValue("gzip");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/docs/", "/redoc/"})
  void aSlashAtTheEndDoesNoHarm(String page) {
    assertThat(SERVER.get(page).statusCode()).isEqualTo(200);
  }

  @Test
  void noScriptNamesTheServerOfItsMaker() {
    assertThat(SERVER.get("/redoc/redoc.standalone.js").body()).doesNotContain("cdn.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/docs/index.css",
        "/docs/nothing.js",
        "/docs/favicon-16x16.png",
        "/docs/..%2fcomponents.json",
        "/redoc/docs.js",
        "/docs/%2e%2e/components.json",
        "/openapi/components.json"
      })
  void onlyWhatIsListedIsServed(String path) {
    assertThat(SERVER.get(path).statusCode()).isIn(400, 404);
  }
}
