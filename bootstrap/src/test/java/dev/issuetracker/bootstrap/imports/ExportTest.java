package dev.issuetracker.bootstrap.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.bootstrap.postgres.Eventually;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a client can ask of exports, and what is left of one that nobody reads to its end. */
final class ExportTest extends FilesTest {
  private static final int MANY = 6_000;

  /** Of one person. */
  private static final int MOST_AT_ONCE = 2;

  private static final String ALL = "/issues/export?project=BIG";

  /** More than all buffers between the database and a client hold. */
  private static final String FILL =
      """
      INSERT INTO issues (project_id, number, version, title, description, status, priority,
        reporter_id, created_at, updated_at)
      SELECT p.id, nextval(('issue_numbers_' || p.id)::regclass), 1, 'big ' || n, repeat('x', 4000), 'open', 1, u.id, now(), now()
      FROM generate_series(1, %d) n, projects p, users u
      WHERE p.key = 'BIG' AND u.username = 'admin'
      """
          .formatted(MANY);

  private static final String ACTIVITY =
      """
      INSERT INTO issue_activity (issue_id, last_at)
      SELECT i.id, i.updated_at FROM issues i JOIN projects p ON p.id = i.project_id
      WHERE p.key = 'BIG'
      """;

  /** Exports are the only transactions that wait for their client between two statements' rows. */
  private static final String OPEN_EXPORTS =
      """
      SELECT count(*) FROM pg_stat_activity
      WHERE datname = current_database() AND state = 'idle in transaction'
        AND query LIKE '%issue_activity%'
      """;

  private final List<InputStream> begun = new ArrayList<>();

  @BeforeAll
  static void fill() throws SQLException {
    admin.post("/projects", "{\"key\": \"BIG\", \"name\": \"Big\"}");
    try (var connection = server.connection();
        var statement = connection.createStatement()) {
      statement.execute(FILL);
      statement.execute(ACTIVITY);
    }
  }

  @AfterEach
  void goAway() throws IOException {
    for (var answer : begun) {
      answer.close();
    }
    Eventually.becomesTrue("no export holds anything", () -> count(OPEN_EXPORTS) == 0);
  }

  @Test
  void an_export_is_a_file_with_a_name_and_is_compressed_for_who_wants_that() throws Exception {
    for (var format : List.of("csv", "xlsx")) {
      var answer = bytes("/issues/export?id=1&format=" + format, "identity");

      assertThat(header(answer, "Content-Disposition"))
          .isEqualTo("attachment; filename=\"issues." + format + "\"");
      assertThat(header(answer, "Content-Encoding")).isEmpty();
    }
    var plain = bytes(ALL, "identity");
    var compressed = bytes(ALL, "gzip");

    assertThat(header(compressed, "Content-Type")).startsWith("text/csv");
    assertThat(header(compressed, "Content-Encoding")).isEqualTo("gzip");
    var text = new GZIPInputStream(new ByteArrayInputStream(compressed.body()));
    assertThat(text.readAllBytes()).isEqualTo(plain.body());
    assertThat(compressed.body().length).isLessThan(plain.body().length / 10);
  }

  @Test
  void what_changes_while_it_is_sent_is_not_in_it() throws Exception {
    var answer = begin(ALL);
    Eventually.becomesTrue("it waits for its reader", () -> count(OPEN_EXPORTS) == 1);

    long last = count("SELECT max(id) FROM issues WHERE title LIKE 'big %'");
    var changed = admin.patch("/issues/" + last, "{\"version\": 1, \"title\": \"Renamed\"}");
    assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    admin.send("DELETE", "/issues/" + (last - 1), null);
    admin.post("/issues", "{\"title\": \"Added meanwhile\", \"project\": \"BIG\"}");
    var rows = new String(answer.body().readAllBytes(), UTF_8);

    assertThat(rows.lines().filter(line -> line.contains(",big "))).hasSize(MANY);
    assertThat(rows).contains(",big " + MANY + ",").doesNotContain("Renamed", "meanwhile");
    var now = admin.get(ALL).text();
    assertThat(now).contains("Renamed", "Added meanwhile");
  }

  @Test
  void who_goes_away_leaves_his_place_and_his_connection_to_others() throws Exception {
    for (int i = 0; i < MOST_AT_ONCE; i++) {
      assertThat(begin(ALL).statusCode()).isEqualTo(200);
    }
    Eventually.becomesTrue("all wait", () -> count(OPEN_EXPORTS) == MOST_AT_ONCE);
    var tooMany = admin.get("/issues/export?id=1");
    assertThat(tooMany.status()).isEqualTo(429);
    assertThat(tooMany.header("Retry-After")).isNotEmpty();

    goAway();

    for (int i = 0; i < MOST_AT_ONCE; i++) {
      assertThat(begin(ALL).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void who_asks_for_the_head_alone_takes_no_place() {
    for (int i = 0; i <= MOST_AT_ONCE; i++) {
      var head = admin.send("HEAD", ALL, null);

      assertThat(head.status()).isEqualTo(200);
      assertThat(head.header("Content-Disposition")).contains("issues.csv");
      assertThat(head.text()).isEmpty();
      Eventually.becomesTrue("it holds nothing", () -> count(OPEN_EXPORTS) == 0);
    }
  }

  private static HttpResponse<byte[]> bytes(String path, String encoding) throws Exception {
    var request = request(path).header("Accept-Encoding", encoding).build();
    return admin.http().send(request, BodyHandlers.ofByteArray());
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(admin.base() + path))
        .header("Authorization", "Bearer " + admin.token());
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  /** Asks, and reads nothing of what comes for the time being. */
  private HttpResponse<InputStream> begin(String path) throws Exception {
    var answer = admin.http().send(request(path).build(), BodyHandlers.ofInputStream());
    begun.add(answer.body());
    return answer;
  }
}
