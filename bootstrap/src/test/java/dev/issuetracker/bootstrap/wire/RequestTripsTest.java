package dev.issuetracker.bootstrap.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.bootstrap.RunningServer;
import dev.issuetracker.bootstrap.race.ApiClient;
import dev.issuetracker.bootstrap.race.ApiClient.Answer;
import dev.issuetracker.bootstrap.wire.Relay.Traffic;
import dev.issuetracker.persistence.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What each request costs the database, counted on the wire. The table in the documentation is what
 * is expected, so that neither grows in silence. All statements are prepared.
 */
@Timeout(90)
final class RequestTripsTest {
  private static final Path TABLE = Path.of("..", "docs", "performance.md");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| ([^|]+) \\| (\\d+) \\| (\\d+) \\|$");
  private static final int TRIES = 8;

  /** How the name of a request ends that is not to succeed. */
  private static final String REFUSED = ": refused";

  private static Relay relay;
  private static RunningServer server;
  private static ApiClient admin;
  private static int used;

  private final Map<String, String> measured = new LinkedHashMap<>();

  @BeforeAll
  static void start() {
    relay = Relay.before(TestPostgres.freshDatabase());
    server = RunningServer.over(relay.settings());
    admin = ApiClient.admin(server.url());
  }

  @AfterAll
  static void end() {
    server.close();
    relay.close();
  }

  private void cost(String what, Supplier<Answer> request) {
    cost(what, (int number) -> request);
  }

  /**
   * A request of something that is made for it, which is not counted. The cheapest of some: tokens
   * are looked up anew every few seconds, and a connection learns statements when it needs them.
   */
  private void cost(String what, IntFunction<Supplier<Answer>> made) {
    var least =
        IntStream.range(0, TRIES)
            .mapToObj(
                number -> {
                  var request = made.apply(number);
                  return relay.during(
                      () ->
                          assertThat(request.get().ok())
                              .as(what)
                              .isEqualTo(!what.endsWith(REFUSED)));
                })
            .min(Comparator.comparing(Traffic::roundTrips).thenComparing(Traffic::parsed))
            .orElseThrow();
    assertThat(least.parsed()).as("statements of \"" + what + "\" that are not prepared").isZero();
    measured.put(what, least.statements().size() + " | " + least.roundTrips());
  }

  private static String word() {
    return "w" + ++used;
  }

  private static String issues(int count, IntFunction<String> entry) {
    return IntStream.range(0, count).mapToObj(entry).collect(Collectors.joining(",", "[", "]"));
  }

  @Test
  void every_request_costs_what_is_written_down() throws IOException {
    reads();
    writes();
    conflicts();
    bulks();
    assertThat(measured).containsExactlyEntriesOf(written());
  }

  /** Its statements are not prepared, so it has no line in the table. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "top-assignees?status=open&project=MAIN",
        "latency",
        "latency?project=MAIN&assignee=admin&days=7",
        "latency?project=1&assignee=me",
        "velocity?project=MAIN&tz=Europe/Berlin",
        "cumulative-flow?project=MAIN&interval=week",
        "aging",
        "aging?project=MAIN"
      })
  void the_same_report_costs_nothing_within_a_minute(String report) {
    var path = "/reports/" + report;
    assertThat(said(() -> admin.get(path))).isNotEmpty();
    var again = IntStream.range(0, TRIES).mapToObj(each -> said(() -> admin.get(path))).toList();
    assertThat(again).as("statements of each time").contains(List.of());

    var anew = said(() -> admin.send("GET", path, null, "Cache-Control", "no-cache"));
    assertThat(anew).isNotEmpty();
  }

  private static List<String> said(Supplier<Answer> request) {
    return relay.during(() -> assertThat(request.get().status()).isEqualTo(200)).statements();
  }

  private void reads() {
    long id = admin.issue("read");
    cost("read an issue", () -> admin.issue(id));
    cost("read an issue by its key", () -> admin.get("/issues/MAIN-1"));
    cost("list issues", () -> admin.get("/issues?count=none"));
    cost("list issues, counted", () -> admin.get("/issues"));
    var four = "&facets=status,priority,label,assignee";
    cost("list issues, with four facets", () -> admin.get("/issues?count=none" + four));
    cost(
        "the same, narrowed by one of them",
        () -> admin.get("/issues?count=none&status=open" + four));
    admin.issue("near");
    cost(
        "list issues updated since a time",
        () -> admin.get("/issues?count=none&size=1&updated_after=2020-01-01"));
    cost("read a timeline", () -> admin.get("/issues/" + id + "/timeline?count=none"));
    cost("list comments", () -> admin.get("/issues/" + id + "/comments?count=none"));
  }

  private void writes() {
    long id = admin.issue("written");
    var path = "/issues/" + id;
    cost("create an issue", () -> admin.post("/issues", "{\"title\": \"new\"}"));
    admin.put(path + "/labels", "{\"labels\": [\"bug\", \"docs\"]}");
    cost(
        "create an issue with assignee and labels",
        () ->
            admin.post(
                "/issues",
                "{\"title\": \"new\", \"assignee\": \"admin\", \"labels\": [\"bug\", \"docs\"]}"));
    cost(
        "create an issue under a key",
        () -> admin.post("/issues", "{\"title\": \"new\"}", "Idempotency-Key", word()));
    admin.post("/issues", "{\"title\": \"new\"}", "Idempotency-Key", "again");
    cost(
        "the same once more",
        () -> admin.post("/issues", "{\"title\": \"new\"}", "Idempotency-Key", "again"));
    cost("change an issue", (int number) -> title(id));
    cost(
        "replace labels by known ones",
        (int number) ->
            () ->
                admin.put(
                    path + "/labels",
                    "{\"labels\": [\"%s\"]}".formatted(number % 2 == 0 ? "bug" : "docs")));
    cost(
        "replace labels by new ones",
        () -> admin.put(path + "/labels", "{\"labels\": [\"%s\"]}".formatted(word())));
    cost(
        "add a label",
        (int number) -> {
          admin.put(path + "/labels", "{\"labels\": []}");
          return () -> admin.patch(path + "/labels", "{\"add\": [\"bug\"]}");
        });
    cost("comment", () -> admin.post(path + "/comments", "{\"body\": \"word\"}"));
    long comment = admin.post(path + "/comments", "{\"body\": \"word\"}").number("id");
    cost(
        "answer a comment",
        () ->
            admin.post(
                path + "/comments", "{\"body\": \"word\", \"parent_id\": %d}".formatted(comment)));
    cost(
        "delete an issue",
        (int number) -> {
          long gone = admin.issue("gone");
          return () -> admin.send("DELETE", "/issues/" + gone, null);
        });
    cost(
        "restore an issue",
        (int number) -> {
          long gone = admin.issue("gone");
          admin.send("DELETE", "/issues/" + gone, null);
          return () -> admin.send("POST", "/issues/" + gone + "/restore", null);
        });
  }

  private static Supplier<Answer> title(long id) {
    long version = admin.issue(id).number("version");
    return () -> patch(id, "title", version, "");
  }

  private static Answer patch(long id, String field, long version, String query) {
    return admin.patch(
        "/issues/" + id + query,
        "{\"%s\": \"%s\", \"version\": %d}".formatted(field, word(), version));
  }

  private void conflicts() {
    cost(
        "change an old version" + REFUSED,
        (int number) -> {
          long id = contended();
          return () -> patch(id, "title", 1, "");
        });
    cost(
        "change an old version: merged",
        (int number) -> {
          long id = contended();
          return () -> patch(id, "description", 1, "?on_conflict=merge");
        });
  }

  private static long contended() {
    long id = admin.issue("contended");
    patch(id, "title", 1, "");
    return id;
  }

  private void bulks() {
    cost(
        "create 100 issues",
        () ->
            admin.post(
                "/issues/bulk", "{\"issues\": " + issues(100, i -> "{\"title\": \"many\"}") + "}"));
    var ids = IntStream.range(0, 100).mapToObj(i -> admin.issue("many")).toList();
    cost(
        "change 100 issues",
        () ->
            admin.patch(
                "/issues/bulk",
                "{\"updates\": "
                    + issues(
                        100, i -> "{\"id\": %d, \"title\": \"%s\"}".formatted(ids.get(i), word()))
                    + "}"));
    cost(
        "move 100 issues",
        (int number) ->
            () ->
                admin.post(
                    "/issues/bulk-status",
                    "{\"issue_ids\": %s, \"status\": \"%s\"}"
                        .formatted(ids, number % 2 == 0 ? "in_progress" : "open")));
  }

  private static Map<String, String> written() throws IOException {
    var chapter = Files.readString(TABLE).split("\n## What a request costs\n")[1];
    return ROW.matcher(chapter.split("\n## ")[0])
        .results()
        .collect(
            Collectors.toMap(
                row -> row.group(1),
                row -> row.group(2) + " | " + row.group(3),
                (one, other) -> one,
                LinkedHashMap::new));
  }
}
