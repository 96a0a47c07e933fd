package dev.issuetracker.bootstrap.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.bootstrap.postgres.Eventually;
import dev.issuetracker.bootstrap.race.ApiClient;
import dev.issuetracker.bootstrap.race.ApiClient.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What a client can ask of imports. */
final class ImportTest extends FilesTest {

  @Test
  void who_waits_gets_the_outcome_and_its_place() {
    var answer = csv("title,status,key\nGood,open,X-1\n,sideways,X-2\n", "", "Prefer", "wait=20");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Preference-Applied")).isEqualTo("wait=20");
    assertThat(answer.header("Location")).isEqualTo("/api/v1/imports/" + answer.number("id"));
    assertThat(answer.string("state")).isEqualTo("finished");
    assertThat(answer.number("total_rows")).isEqualTo(2);
    assertThat(answer.number("created")).isEqualTo(1);
    assertThat(answer.number("failed")).isEqualTo(1);
    assertThat(answer.text())
        .contains("\"ignored_columns\":[\"key\"]")
        .contains("\"row\":2,\"line\":3,\"errors\":{\"title\":[")
        .contains("\"status\":[");
    assertThat(again(answer).text()).isEqualTo(answer.text());
  }

  @Test
  void who_does_not_wait_is_told_where_to_look() {
    for (var preference : List.of("respond-async", "wait=0")) {
      var answer = csv("title\nLater\n", "", "Prefer", preference);

      assertThat(answer.header("Preference-Applied")).isEqualTo(preference);
      assertThat(answer.header("Location")).isEqualTo("/api/v1/imports/" + answer.number("id"));
      assertThat(answer.status()).as(preference).isIn(200, 202);
      assertThat(settled(answer).number("created")).isEqualTo(1);
    }
    assertThat(csv("title\nNow\n", "").status()).as("waits 30 s unasked").isEqualTo(200);
  }

  @Test
  void a_rehearsal_judges_and_writes_nothing() {
    long issues = issues();
    long labels = count("SELECT count(*) FROM labels");

    var file = "title,labels,external_id\nGood,brand-new,met-1\n,,\nx,,met-2\n";
    var answer = csv(file, "?dry_run=true");

    assertThat(answer.text()).contains("\"dry_run\":true");
    assertThat(answer.number("created")).isEqualTo(2);
    assertThat(answer.number("failed")).isZero();
    assertThat(issues()).isEqualTo(issues);
    assertThat(count("SELECT count(*) FROM labels")).isEqualTo(labels);
    assertThat(undo(answer).status()).isEqualTo(409);
    Eventually.becomesTrue(
        "what it met is forgotten", () -> count("SELECT count(*) FROM import_met") == 0);
  }

  @Test
  void refused_rows_and_those_that_are_passed_over_leave_no_label() {
    csv("title,external_id,labels\nGood,left-1,kept\n", "");
    long kept = count("SELECT id FROM labels WHERE name = 'kept'");
    assertThat(admin.patch("/labels/" + kept, "{\"name\": \"renamed\"}").status()).isEqualTo(200);
    long labels = count("SELECT count(*) FROM labels");

    var again =
        csv(
            "title,external_id,labels,created_at\n"
                + "Good,left-1,kept,\n"
                + "Crash,left-2,when a,b or c,bug\n"
                + "Early,left-3,never,yesterday\n"
                + "Twice,left-4,renamed,\n"
                + "Twice,left-4,of the second,\n",
            "");

    assertThat(again.number("skipped")).isEqualTo(2);
    assertThat(again.number("failed")).isEqualTo(2);
    assertThat(count("SELECT count(*) FROM labels")).isEqualTo(labels);
  }

  @Test
  void the_project_of_rows_that_name_none_can_be_chosen() {
    admin.post("/projects", "{\"key\": \"CHOSEN\", \"name\": \"Chosen\"}");

    csv("title,project\nOne,\nTwo,MAIN\n", "?project=CHOSEN");

    assertThat(admin.all("/issues?project=CHOSEN")).hasSize(1);
    assertThat(csv("title\nx\n", "?project=NOSUCH").status()).isEqualTo(400);
  }

  @Test
  void a_sheet_of_a_workbook_can_be_chosen() throws IOException {
    var workbook = Workbooks.withSheets("First sheet", "Second sheet");

    assertThat(sent("x.xlsx", workbook, "?sheet=Second+sheet").number("created")).isEqualTo(1);
    assertThat(titled("Second sheet")).isEqualTo(1);
    assertThat(sent("x.xlsx", workbook, "").number("created")).isEqualTo(1);
    assertThat(titled("First sheet")).isEqualTo(1);
    var missing = sent("x.xlsx", workbook, "?sheet=Third");
    assertThat(missing.status()).isEqualTo(400);
    assertThat(missing.text()).contains("unknown_sheet");
  }

  @Test
  void a_name_that_is_long_for_the_spaces_around_it_is_no_long_name() {
    var file = "title\nspaced\n".getBytes(UTF_8);

    assertThat(sent(" ".repeat(300) + "rows.csv  ", file, "").string("file_name"))
        .isEqualTo("rows.csv");
    assertThat(sent("a".repeat(252) + ".csv", file, "").status()).isEqualTo(400);
  }

  @Test
  void marks_are_taken_off_if_that_is_asked_for() {
    var text = "title\n'=1+1\n";
    csv(text, "");
    csv(text, "?unescape=true");

    assertThat(titled("''=1+1")).isEqualTo(1);
    assertThat(titled("=1+1")).isEqualTo(1);
  }

  @Test
  void labels_are_made_unless_that_is_forbidden() {
    assertThat(csv("title,labels\nx,unheard-of\n", "?create_labels=false").number("failed"))
        .isEqualTo(1);
    assertThat(csv("title,labels\nx,unheard-of\n", "").number("created")).isEqualTo(1);
  }

  @Test
  void refused_rows_come_as_a_file_that_can_be_mended_and_imported() {
    var answer = csv("title,description,status\n,\"=two\nlines\",open\nOne more,,nowhere\n", "");
    var path = "/imports/" + answer.number("id") + "/errors";

    var file = admin.send("GET", path, null, "Accept", "text/csv");
    var mended = file.text().replace(",,\"'=two", ",Mended,\"'=two").replace("nowhere", "open");
    var second = csv(mended, "?unescape=true");

    assertThat(file.header("Content-Disposition")).contains("attachment").contains("-errors.csv");
    assertThat(admin.all(path)).hasSize(2);
    assertThat(second.number("created")).as(second.text() + mended).isEqualTo(2);
    assertThat(count("SELECT count(*) FROM issues WHERE description = E'=two\\nlines'"))
        .isEqualTo(1);
  }

  @Test
  void an_import_can_be_cancelled_and_then_keeps_what_it_has_created() {
    var answer = csv("title\n" + "row\n".repeat(40_000), "", "Prefer", "respond-async");

    var cancelled = admin.post("/imports/" + answer.number("id") + "/cancel", "");

    assertThat(cancelled.string("state")).isEqualTo("cancelled");
    assertThat(count("SELECT count(*) FROM issues WHERE title = 'row'"))
        .isEqualTo(again(answer).number("created"))
        .isLessThan(40_000);
    assertThat(admin.post("/imports/" + answer.number("id") + "/cancel", "").status())
        .isEqualTo(200);
    undo(answer);
    assertThat(settled(answer).string("state")).isEqualTo("undone");
  }

  @Test
  void what_refused_rows_said_can_be_forgotten_wherever_it_was_kept() {
    var rows = "status,title\nhunter2-Quetzal,\n" + "open,kept\n".repeat(40_000);
    var job = csv(rows, "", "Prefer", "respond-async", "Idempotency-Key", "start");
    var errors = "/imports/" + job.number("id") + "/errors";
    Eventually.becomesTrue("a row was refused", () -> again(job).number("failed") == 1);
    assertThat(admin.send("DELETE", errors, null).status()).as("while it runs").isEqualTo(409);
    var cancel = "/imports/" + job.number("id") + "/cancel";
    assertThat(admin.post(cancel, "", "Idempotency-Key", "stop").text()).contains("Quetzal");

    assertThat(admin.send("DELETE", errors, null).status()).isEqualTo(204);

    var stoppedAgain = admin.post(cancel, "", "Idempotency-Key", "stop");
    assertThat(stoppedAgain.header("Idempotency-Replayed")).isEqualTo("true");
    var startedAgain = csv(rows, "", "Idempotency-Key", "start");
    for (var answer : List.of(stoppedAgain, startedAgain, admin.get(errors), again(job))) {
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.text()).doesNotContain("Quetzal");
    }
    assertThat(again(job).number("failed")).isEqualTo(1);
    assertThat(again(job).text()).contains("\"errors\":[],\"errors_truncated\":false");
    assertThat(
            count(
                "SELECT count(*) FROM idempotency_keys WHERE convert_from(body, 'UTF8') ~ 'Quetz'"))
        .isZero();
    awaitNoBytes();
  }

  @Test
  void what_nobody_has_touched_is_taken_back() {
    var answer = csv("title\nundo 1\nundo 2\nundo 3\n", "");
    var touched = admin.all("/issues?sort=-id").getFirst();
    admin.post("/issues/" + touched.get("id").getLongValue() + "/comments", "{\"body\": \"mine\"}");

    var undone = undo(answer);

    assertThat(undone.status()).isEqualTo(200);
    assertThat(undone.string("state")).isEqualTo("undone");
    assertThat(undone.json().get("undo").get("deleted").getLongValue()).isEqualTo(2);
    assertThat(undone.json().get("undo").get("kept").getLongValue()).isEqualTo(1);
    assertThat(undone.text()).contains(String.valueOf(touched.get("id").getLongValue()));
    assertThat(undo(answer).status()).isEqualTo(200);
  }

  @Test
  void an_import_can_be_followed_to_its_end() {
    var answer = csv("title\n" + "followed\n".repeat(3_000), "", "Prefer", "respond-async");

    var events = admin.get("/imports/" + answer.number("id") + "/events");

    assertThat(events.header("Content-Type")).startsWith("text/event-stream");
    assertThat(events.text()).contains("event: end").contains("\"created\":3000");
    assertThat(events.text().lines().filter("event: end"::equals)).hasSize(1);
  }

  @Test
  void who_has_seen_the_end_of_an_import_need_not_come_back() {
    var answer = csv("title\nfollowed to its end\n", "");
    var path = "/imports/" + answer.number("id") + "/events";
    var id =
        admin
            .get(path)
            .text()
            .lines()
            .filter(line -> line.startsWith("id: "))
            .reduce((first, second) -> second)
            .orElseThrow()
            .substring(4);

    var again = admin.send("GET", path, null, "Last-Event-ID", id);
    var behind = admin.send("GET", path, null, "Last-Event-ID", "running-0");

    assertThat(again.status()).isEqualTo(204);
    assertThat(again.text()).isEmpty();
    assertThat(behind.text()).contains("event: end", "id: " + id, "retry: 2000");
  }

  @Test
  void a_follower_who_goes_away_leaves_no_work_behind() throws IOException {
    var answer = csv("title\n" + "long\n".repeat(100_000), "", "Prefer", "respond-async");
    var path = "/api/v1/imports/" + answer.number("id") + "/events";
    try (var follower = new Socket("127.0.0.1", URI.create(server.url()).getPort())) {
      follower.setSoTimeout(20_000);
      var head = "GET %s HTTP/1.1\r\nHost: here\r\nAuthorization: Bearer %s\r\n\r\n";
      follower.getOutputStream().write(head.formatted(path, admin.token()).getBytes(UTF_8));
      var lines = new BufferedReader(new InputStreamReader(follower.getInputStream(), UTF_8));
      assertThat(lines.lines().filter("event: progress"::equals).findFirst()).isPresent();
      assertThat(followers()).isEqualTo(1);
    }

    Eventually.becomesTrue("nobody follows", () -> followers() == 0);
    assertThat(again(answer).string("state")).as("goes on for nobody").isIn("queued", "running");
    admin.post("/imports/" + answer.number("id") + "/cancel", null);
    settled(answer);
  }

  private static double followers() {
    var metrics = new ApiClient(admin.http(), server.url(), admin.token()).get("/metrics").text();
    return metrics
        .lines()
        .filter(line -> line.startsWith("tracker_followers "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' ') + 1)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void how_much_there_is_by_now_is_known_before_the_import_is_through() {
    csv("title,labels\n" + "grown,label of many\n".repeat(3_000), "");

    // Not by PostgreSQL itself, which looks once a minute.
    var tables = "'issues', 'issue_keys', 'issue_labels', 'issue_activity', 'search_documents'";
    var known = "SELECT count(*) FROM pg_class WHERE relname IN (%s) AND reltuples >= 1000";
    assertThat(count(known.formatted(tables))).isEqualTo(5);
    assertThat(count("SELECT reltuples FROM pg_class WHERE relname = 'events'")).isPositive();
  }

  @Test
  void imports_and_their_refused_rows_come_in_pages_and_answer_to_a_head() {
    var first = csv("title,status\n" + "x,nowhere\n".repeat(3), "");
    var second = csv("title\nafter\n", "");
    var errors = "/imports/" + first.number("id") + "/errors";

    var more = admin.get(errors + "?size=2").json().get("next").getStringValue();
    assertThat(admin.get(more.replaceFirst("^/api/v1", "")).text())
        .contains("\"row\":3")
        .doesNotContain("\"row\":2");
    assertThat(admin.get(errors + "?size=2&page=2").text()).contains("\"row\":3");
    var newest = admin.get("/imports?size=1").json();
    assertThat(newest.get("results").get(0).get("id").getLongValue())
        .isEqualTo(second.number("id"));
    var next = newest.get("next").getStringValue().replaceFirst("^/api/v1", "");
    assertThat(admin.get(next).text()).contains("\"id\":" + first.number("id") + ",");
    for (var path : List.of("/imports", "/imports/" + first.number("id"), errors)) {
      assertThat(admin.send("HEAD", path, null).status()).as(path).isEqualTo(200);
      assertThat(admin.send("HEAD", path, null).text()).as(path).isEmpty();
    }
  }

  @Test
  void only_what_runs_or_waits_can_be_cancelled_and_only_what_wrote_can_be_undone() {
    var finished = csv("title\nfinished\n", "");
    var failed = csv("title\ngood\n\"never closed", "");
    var rehearsed = csv("title\nrehearsed\n", "?dry_run=true");

    for (var ended : List.of(finished, failed, rehearsed)) {
      var cancelled = admin.post("/imports/" + ended.number("id") + "/cancel", "");
      assertThat(cancelled.status()).as(ended.string("state")).isEqualTo(409);
    }
    assertThat(undo(rehearsed).status()).isEqualTo(409);
    for (var ended : List.of(finished, failed)) {
      assertThat(undo(ended).json().get("undo").get("deleted").getLongValue()).isEqualTo(1);
      assertThat(undo(ended).text()).as("twice").isEqualTo(undo(ended).text());
      assertThat(admin.post("/imports/" + ended.number("id") + "/cancel", "").status())
          .as("undone")
          .isEqualTo(409);
    }
    awaitNoBytes();
  }

  @Test
  void the_same_file_under_the_same_key_is_imported_once() {
    var first = csv("title\nkeyed\n", "", "Idempotency-Key", "one");
    var second = csv("title\nkeyed\n", "", "Idempotency-Key", "one");
    var other = csv("title\nother\n", "", "Idempotency-Key", "one");

    assertThat(second.number("id")).isEqualTo(first.number("id"));
    assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(titled("keyed")).isEqualTo(1);
    assertThat(other.status()).isEqualTo(422);
    var refused = csv("colour\nred\n", "", "Idempotency-Key", "two");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(csv("colour\nred\n", "", "Idempotency-Key", "two").header("Idempotency-Replayed"))
        .isEqualTo("true");
    awaitNoBytes();
  }

  @Test
  void fields_of_the_form_are_judged_like_those_of_the_query() {
    assertThat(csv("title\nx\n", "?dry_run=maybe").status()).isEqualTo(400);
    assertThat(csv("title\nx\n", "?colour=red").status()).isEqualTo(400);
    assertThat(form("dry_run", "true").text()).contains("\"dry_run\":true");
    assertThat(form("dry_run", "maybe").status()).isEqualTo(400);
    assertThat(form("colour", "red").text()).contains("unknown_field");
    assertThat(form("project", "x".repeat(2_000)).text()).contains("too_long");
    assertThat(form("file", "x").text()).contains("repeated");
    awaitNoBytes();
  }

  /** A field after the file. */
  private static Answer form(String name, String value) {
    var field =
        "title\nin a form\r\n--edge\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s"
            .formatted(name, value);
    return admin.upload("", "x.csv", BodyPublishers.ofString(field));
  }

  @Test
  void only_managers_import_and_look_at_imports() {
    var job = csv("title\nmine\n", "");
    var names = List.of("viewer", "reporter", "developer");
    for (var role : names) {
      admin.post(
          "/users",
          "{\"username\": \"%1$s\", \"name\": \"x\", \"role\": \"%1$s\", \"password\": \"%2$s\"}"
              .formatted(role, "a long enough password"));
      var token =
          admin
              .post(
                  "/auth/signin",
                  "{\"username\": \"%s\", \"password\": \"a long enough password\"}"
                      .formatted(role))
              .string("access_token");
      var person = new ApiClient(admin.http(), admin.base(), token);
      var file = BodyPublishers.ofByteArray("title\nx\n".getBytes(UTF_8));

      assertThat(person.upload("", "x.csv", file).status()).as(role).isEqualTo(403);
      assertThat(person.get("/imports/" + job.number("id")).status()).as(role).isEqualTo(403);
      assertThat(person.post("/imports/" + job.number("id") + "/undo", "").status()).isEqualTo(403);
    }
    assertThat(admin.get("/imports/999999").status()).isEqualTo(404);
    assertThat(
            StreamSupport.stream(
                admin.get("/imports").json().get("results").values().spliterator(), false))
        .isNotEmpty();
    awaitNoBytes();
  }

  private static Answer again(Answer job) {
    return admin.get("/imports/" + job.number("id"));
  }

  private static Answer undo(Answer job) {
    return admin.post("/imports/" + job.number("id") + "/undo", "");
  }

  private static Answer settled(Answer job) {
    Eventually.becomesTrue(
        "the import is through",
        () -> again(job).string("state").matches("finished|failed|undone|cancelled"));
    return again(job);
  }

  private static long issues() {
    return count("SELECT count(*) FROM issues");
  }

  private static long titled(String quoted) {
    return count("SELECT count(*) FROM issues WHERE title = '" + quoted + "'");
  }
}
