package dev.issuetracker.bootstrap.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.bootstrap.Dump;
import dev.issuetracker.bootstrap.RunningServer;
import dev.issuetracker.bootstrap.race.ApiClient;
import dev.issuetracker.bootstrap.race.ApiClient.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A secret that went everywhere, and is nowhere once it was redacted. */
@Timeout(120)
final class RedactedSecretTest {
  private static final String SECRET = "Zx81Quetzal9";

  private RunningServer server;
  private Dump dump;
  private ApiClient admin;

  private long issue;
  private String at;
  private final Map<String, Supplier<Answer>> repeatable = new LinkedHashMap<>();

  @BeforeEach
  void start() {
    server = RunningServer.start();
    dump = new Dump(server);
    admin = ApiClient.admin(server);
  }

  @AfterEach
  void end() {
    server.close();
  }

  @Test
  void is_in_no_dump_no_list_no_search_no_export_and_no_answer() throws Exception {
    tellItEverywhere();
    long comment = admin.post(at + "/comments", "{\"body\": \"%s\"}".formatted(big())).number("id");
    long file = admin.attach(issue, SECRET + ".txt", big()).number("id");
    var refused = importARowThatSaysIt();
    analyze("ANALYZE");
    assertThat(tablesThatSayIt())
        .contains("attachments", "blob_chunks", "comments", "event_texts", "idempotency_keys")
        .contains("import_errors", "issues", "search_documents", "pg_catalog.pg_stats");
    assertThat(exports()).allMatch(export -> export.contains(SECRET));
    var events = dump.of("events");

    for (var wish :
        List.of(
            "\"comment\": " + (comment - 1),
            "\"comment\": " + comment,
            "\"attachment\": " + file,
            "\"issue\": %d, \"field\": \"description\"".formatted(issue),
            "\"issue\": %d, \"field\": \"title\"".formatted(issue))) {
      assertThat(redact(wish).status()).as(wish).isEqualTo(200);
    }
    admin.send("DELETE", "/imports/" + refused + "/errors", null);

    assertThat(tablesThatSayIt()).containsOnly("pg_catalog.pg_stats");
    analyze(
        "VACUUM (FULL, ANALYZE) issues, comments, attachments, event_texts, idempotency_keys,"
            + " search_documents");
    assertThat(tablesThatSayIt()).isEmpty();
    assertThat(dump.of("events")).startsWith(events);
    assertThat(exports()).noneMatch(export -> export.contains(SECRET));
    nobodyReadsIt(comment);
    repeatable.forEach(
        (key, write) -> {
          var again = write.get();
          assertThat(again.header("Idempotency-Replayed")).as(key).isEqualTo("true");
          assertThat(again.text()).as(key).isEqualTo("{\"redacted\":true}");
        });
  }

  /** Titles, descriptions, their past, and the answers that are kept for those who ask again. */
  private void tellItEverywhere() {
    var first =
        "{\"title\": \"Mind %s\", \"description\": \"%s\", \"labels\": [\"bug\"]}"
            .formatted(SECRET, big());
    issue = kept("opened", key -> admin.post("/issues", first, key)).number("id");
    at = "/issues/" + issue;
    kept(
        "edited",
        key -> admin.patch(at, "{\"version\": 1, \"title\": \"Not %s\"}".formatted(SECRET), key));
    var described = "{\"version\": 2, \"description\": \"Or %s\"}".formatted(big());
    kept("described", key -> admin.patch(at, described, key));
    assertThat(
            kept("refused", key -> admin.patch(at, "{\"version\": 1, \"title\": \"Mine\"}", key))
                .status())
        .isEqualTo(409);
    kept(
        "moved",
        key ->
            admin.post(
                "/issues/bulk-status",
                "{\"issue_ids\": [%d], \"status\": \"closed\"}".formatted(issue),
                key));
    var bulk = "{\"updates\": [{\"id\": %d, \"status\": \"open\"}]}".formatted(issue);
    kept("bulk", key -> admin.patch("/issues/bulk", bulk, key));
    kept(
        "said",
        key -> admin.post(at + "/comments", "{\"body\": \"It is %s\"}".formatted(SECRET), key));
  }

  private Answer kept(String name, java.util.function.Function<String[], Answer> write) {
    var key = new String[] {"Idempotency-Key", name};
    repeatable.put(name, () -> write.apply(key));
    var answer = write.apply(key);
    assertThat(answer.text()).contains(SECRET);
    return answer;
  }

  /** Too large for a row, and not to be compressed: it lies apart, in pieces. */
  private static String big() {
    var text = new StringBuilder();
    new Random(SECRET.hashCode())
        .ints(60_000, 'a', 'z' + 1)
        .forEach(letter -> text.append((char) letter));
    for (int i = 40; i < text.length(); i += 41) {
      text.setCharAt(i, ' ');
    }
    return text.append(' ').append(SECRET).toString();
  }

  private long importARowThatSaysIt() {
    var rows = "title,status\n%s,unheard-of\n".formatted(SECRET);
    return admin.upload("", "rows.csv", BodyPublishers.ofString(rows)).number("id");
  }

  private Answer redact(String what) {
    return admin.post("/redactions", "{%s, \"reason\": \"a password\"}".formatted(what));
  }

  private void nobodyReadsIt(long comment) {
    assertThat(admin.issue(issue).string("title")).isEqualTo("[redacted]");
    assertThat(admin.get("/issues/MAIN-1").string("title")).isEqualTo("[redacted]");
    assertThat(admin.get("/comments/" + comment).string("body")).isEqualTo("[redacted]");
    assertThat(admin.get("/issues").text()).contains("\"title\":\"[redacted]\"");
    var search = admin.get("/issues?highlight=true&facets=status&q=" + SECRET);
    assertThat(search.json().get("results").size()).isZero();
    assertThat(admin.get("/issues?highlight=true&q=redacted").json().get("results").size())
        .isEqualTo(1);
    var conflict = admin.patch(at, "{\"version\": 1, \"title\": \"Mine\"}");
    assertThat(conflict.status()).isEqualTo(409);
    assertThat(conflict.text()).contains("\"from\":\"[redacted]\"", "\"to\":\"[redacted]\"");
    for (var path :
        List.of(
            at,
            "/issues?highlight=true&q=redacted",
            "/issues?facets=status&facets=label",
            at + "/timeline?size=100",
            "/events?size=100",
            at + "/comments",
            at + "/attachments",
            "/imports",
            "/reports/aging")) {
      assertThat(admin.get(path).text()).as(path).doesNotContain(SECRET);
    }
    assertThat(conflict.text()).doesNotContain(SECRET);
    assertThat(admin.get(at + "/timeline?size=100").text())
        .contains("\"what\":\"comment\"", "\"what\":\"title\"", "\"reason\":\"a password\"");
  }

  private List<String> exports() throws Exception {
    var csv = admin.get("/issues/export?format=csv").text();
    var request =
        HttpRequest.newBuilder(URI.create(admin.base() + "/issues/export?format=xlsx"))
            .header("Authorization", "Bearer " + admin.token())
            .build();
    var workbook = admin.http().send(request, BodyHandlers.ofByteArray()).body();
    return List.of(csv, unpacked(workbook));
  }

  private static String unpacked(byte[] workbook) throws IOException {
    var text = new StringBuilder();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
      while (zip.getNextEntry() != null) {
        text.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return text.toString();
  }

  private List<String> tablesThatSayIt() throws SQLException {
    // Searches look through words in small letters.
    var word = SECRET.toLowerCase(Locale.ROOT);
    var found = new java.util.ArrayList<String>();
    for (var table : dump.tables()) {
      if (dump.of(table).toLowerCase(Locale.ROOT).contains(word)) {
        found.add(table.replace("public.", ""));
      }
    }
    if (dump.of("pg_catalog.pg_stats").toLowerCase(Locale.ROOT).contains(word)) {
      found.add("pg_catalog.pg_stats");
    }
    return found;
  }

  private void analyze(String command) throws SQLException {
    try (var connection = server.connection();
        var statement = connection.createStatement()) {
      statement.execute(command);
    }
  }
}
