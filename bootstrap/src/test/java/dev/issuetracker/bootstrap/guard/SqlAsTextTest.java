package dev.issuetracker.bootstrap.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.bootstrap.RunningServer;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What would end a literal, a comment or a statement, wherever the API takes a text. */
@Timeout(90)
class SqlAsTextTest {
  private static final List<String> TRIES =
      List.of(
          "' OR 1=1; DROP TABLE issues; --",
          "x') UNION SELECT password_hash FROM users --",
          "$$; SELECT pg_sleep(20); $$",
          "\\'; COMMIT; --",
          "%' ESCAPE '' --",
          "a:* & !b | <-> ( ' \" \\");

  private static RunningServer server;
  private static Client client;
  private static String token;

  @BeforeAll
  static void start() throws Exception {
    server = RunningServer.start();
    client = Client.of(server);
    token = client.signIn();
    as("POST", "/api/v1/issues", "{\"title\":\"Stays\",\"labels\":[\"stays\"]}");
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
  }

  @Test
  void inEveryQueryParameterOfTheDocument() throws Exception {
    int tried = 0;
    for (var read : reads()) {
      for (var parameter : read.parameters) {
        for (var sql : TRIES) {
          var answer = as("GET", read.path + "?" + parameter + "=" + encoded(sql), "");
          assertThat(answer.statusCode())
              .as(read.path + " " + parameter + " " + sql)
              .isIn(200, 400, 404);
          tried++;
        }
      }
    }
    assertThat(tried).isGreaterThan(300);
    assertNothingIsLost();
  }

  @Test
  void inEveryTextThatIsKept() throws Exception {
    int number = 0;
    for (var sql : TRIES) {
      var text = JsonMapper.createDefault().writeValueAsString(sql);
      var label = JsonMapper.createDefault().writeValueAsString(sql.replace(',', ' '));
      var issue =
          kept(
              "/api/v1/issues",
              "{\"title\":%s,\"description\":%s,\"external_id\":%s,\"labels\":[%s]}"
                  .formatted(text, text, text, label),
              sql,
              "title",
              "description",
              "external_id");
      kept("/api/v1/issues/" + issue + "/comments", "{\"body\":" + text + "}", sql, "body");
      var key = "SQL" + ++number;
      kept(
          "/api/v1/projects",
          "{\"key\":\"%s\",\"name\":%s,\"description\":%s}".formatted(key, text, text),
          sql,
          "name",
          "description");
      kept(
          "/api/v1/users",
          "{\"username\":\"u%d\",\"name\":%s,\"role\":\"viewer\"}".formatted(number, text),
          sql,
          "name");
      kept(
          "/api/v1/users/me/tokens",
          "{\"name\":%s,\"scope\":\"read\"}".formatted(text),
          sql,
          "name");
    }
    assertNothingIsLost();
  }

  @Test
  void inEveryReferenceThatNamesSomething() throws Exception {
    for (var sql : TRIES) {
      var text = JsonMapper.createDefault().writeValueAsString(sql);
      for (var field : List.of("project", "assignee", "status", "priority", "due_date")) {
        var body = "{\"title\":\"x\",\"%s\":%s}".formatted(field, text);
        assertThat(as("POST", "/api/v1/issues", body).statusCode()).as(field + sql).isEqualTo(400);
      }
      for (var path : List.of("/issues/", "/users/", "/projects/", "/labels/", "/comments/")) {
        var reference = encoded(sql).replace("+", "%20");
        assertThat(as("GET", "/api/v1" + path + reference, "").statusCode())
            .as(path + sql)
            .isEqualTo(404);
      }
      var login = "{\"username\":%s,\"password\":%s}".formatted(text, text);
      assertThat(client.send("POST", "/api/v1/auth/signin", login).statusCode()).isIn(401, 429);
    }
    assertNothingIsLost();
  }

  private static void assertNothingIsLost() throws Exception {
    assertThat(as("GET", "/api/v1/issues/1", "").body()).contains("\"Stays\"", "\"stays\"");
    assertThat(as("GET", "/api/v1/users/admin", "").statusCode()).isEqualTo(200);
  }

  private record Read(String path, List<String> parameters) {}

  @SuppressWarnings("unchecked")
  private static List<Read> reads() throws Exception {
    var document = json(client.send("GET", "/openapi.json", "").body());
    var reads = new ArrayList<Read>();
    ((Map<String, Map<String, Object>>) document.get("paths"))
        .forEach(
            (path, methods) -> {
              var get = (Map<String, Object>) methods.get("get");
              // Streams do not end by themselves.
              if (get != null && !path.endsWith("/events")) {
                reads.add(new Read(path.replaceAll("\\{\\w+}", "1"), queryOf(get)));
              }
            });
    return reads;
  }

  @SuppressWarnings("unchecked")
  private static List<String> queryOf(Map<String, Object> operation) {
    return ((List<Map<String, Object>>) operation.getOrDefault("parameters", List.of()))
        .stream()
            .filter(parameter -> "query".equals(parameter.get("in")))
            .map(parameter -> (String) parameter.get("name"))
            .toList();
  }

  /** The id of what was made, which says of itself exactly what was sent. */
  private static Object kept(String path, String body, String sql, String... fields)
      throws Exception {
    var made = as("POST", path, body);
    assertThat(made.statusCode()).as(path + " " + made.body()).isEqualTo(201);
    var shown = json(made.body());
    for (var field : fields) {
      assertThat(shown).as(path).containsEntry(field, sql);
    }
    return shown.get("id");
  }

  private static HttpResponse<String> as(String method, String path, String body)
      throws IOException, InterruptedException {
    return client.send(method, path, body, "Authorization", "Bearer " + token);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> json(String text) throws IOException {
    return JsonMapper.createDefault().readValue(text, Map.class);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
