package dev.issuetracker.bootstrap.race;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.bootstrap.RunningServer;
import dev.issuetracker.bootstrap.postgres.Eventually;
import io.micronaut.json.tree.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The change feed, as a program follows it that keeps a copy of the tracker. */
final class FeedTest extends RaceTest {

  @Test
  void what_happens_to_an_issue_is_told_with_its_key_and_who_did_it() {
    var place = here();
    var issue = admin.post("/issues", "{\"title\": \"Told\"}");
    long id = issue.number("id");
    admin.patch("/issues/" + id, "{\"version\": 1, \"status\": \"resolved\"}");
    admin.patch("/issues/" + id + "/labels", "{\"add\": [\"urgent\"]}");
    admin.post("/issues/" + id + "/comments", "{\"body\": \"Said\"}");
    admin.attach(id, "note.txt", "Noted");
    admin.send("DELETE", "/issues/" + id, null);

    var told = until(place, 6);

    assertThat(told.stream().map(event -> event.get("type").getStringValue()))
        .containsExactly(
            "created",
            "status_changed",
            "labels_changed",
            "comment_added",
            "attachment_added",
            "deleted");
    var changed = told.get(1);
    assertThat(changed.get("issue").get("key").getStringValue()).isEqualTo(issue.string("key"));
    assertThat(changed.get("issue").get("deleted").getBooleanValue()).isTrue();
    assertThat(changed.get("actor").get("username").getStringValue()).isEqualTo("admin");
    assertThat(changed.get("details").get("to").getStringValue()).isEqualTo("resolved");
    assertThat(changed.get("version").getLongValue()).isEqualTo(2);
    assertThat(changed.get("request_id").isString()).isTrue();
  }

  @Test
  void a_walk_ends_where_nothing_is_left_and_goes_on_by_the_last_id() {
    var place = here();
    for (int i = 0; i < 7; i++) {
      admin.issue("Walked " + i);
    }
    until(place, 7);

    var ids = new ArrayList<String>();
    var next = "/events?size=3&after=" + place;
    while (next != null) {
      var part = admin.get(next);
      assertThat(part.json().get("count").isNull()).isTrue();
      assertThat(part.json().get("previous").isNull()).isTrue();
      events(part).forEach(event -> ids.add(event.get("id").getStringValue()));
      var link = part.json().get("next");
      next = link.isNull() ? null : link.getStringValue().replaceFirst("^/api/v1", "");
    }
    assertThat(ids).hasSize(7).doesNotHaveDuplicates();
    assertThat(events(admin.get("/events?after=" + ids.getLast()))).isEmpty();
    assertThat(events(admin.get("/events?after=" + ids.get(4)))).hasSize(2);
    assertThat(events(admin.get("/events?size=1"))).hasSize(1);
  }

  @Test
  void who_waits_is_answered_as_soon_as_something_happens() throws Exception {
    var place = here();
    var waiting = CompletableFuture.supplyAsync(() -> admin.get("/events?wait=60&after=" + place));
    var operator = new ApiClient(admin.http(), server.url(), admin.token());
    Eventually.becomesTrue(
        "somebody waits", () -> operator.get("/metrics").text().contains("tracker_waiting 1.0"));
    long id = admin.issue("Waited for");

    var told = waiting.get(30, TimeUnit.SECONDS);

    assertThat(events(told).getFirst().get("issue").get("id").getLongValue()).isEqualTo(id);
    assertThat(told.string("next")).startsWith("/api/v1/events?wait=60&after=");
    var still = admin.get("/events?wait=1&after=" + here());
    assertThat(events(still)).isEmpty();
    assertThat(still.string("next")).as("where to go on, though nothing came").isNotEmpty();
  }

  @Test
  void a_stream_tells_the_same_and_goes_on_after_the_last_event_that_was_seen() throws IOException {
    var place = here();
    admin.issue("Streamed");
    admin.issue("Streamed, too");
    var parts = until(place, 2);

    var first = streamed("?after=" + place, "", 2);
    var id = parts.getFirst().get("id").getStringValue();
    var second = streamed("?after=" + place, "Last-Event-ID: " + id + "\r\n", 1);

    assertThat(ids(first))
        .isEqualTo(parts.stream().map(e -> e.get("id").getStringValue()).toList());
    assertThat(ids(second)).containsExactly(parts.getLast().get("id").getStringValue());
    assertThat(first)
        .anyMatch(line -> line.startsWith("data: {\"id\":\"" + id + "\",\"type\":\"created\""));
  }

  @Test
  void what_is_no_place_is_refused_by_name() {
    for (var path : List.of("/events?after=nonsense", "/events?after=", "/events?after=AAAA")) {
      assertThat(admin.get(path).status()).as(path).isEqualTo(400);
      assertThat(admin.get(path).text()).contains("\"parameter\":\"after\"", "invalid_cursor");
    }
    admin.issue("Listed");
    admin.issue("Listed, too");
    var next = admin.get("/issues?size=1&count=none").json().get("next").getStringValue();
    var cursor = next.replaceFirst(".*cursor=", "");
    assertThat(admin.get("/events?after=" + cursor).status()).isEqualTo(400);
    var header =
        admin.send("GET", "/events", null, "Accept", "text/event-stream", "Last-Event-ID", "x");
    assertThat(header.status()).isEqualTo(400);
    assertThat(header.text()).contains("\"header\":\"Last-Event-ID\"");
    for (var path :
        List.of("/events?wait=61", "/events?wait=-1", "/events?size=0", "/events?size=101")) {
      assertThat(admin.get(path).text()).as(path).contains("out_of_range");
    }
    assertThat(admin.get("/events?page=1").status()).as("a feed has no pages").isEqualTo(400);
    assertThat(new ApiClient(admin.http(), admin.base(), null).get("/events").status())
        .isEqualTo(401);
  }

  @Test
  void
      whoever_may_not_read_deleted_issues_learns_that_they_are_gone_and_nothing_of_what_they_said() {
    var viewer = viewer("reader");
    var place = here();
    long id = admin.issue("The secret plan");
    admin.post("/issues/" + id + "/comments", "{\"body\": \"as secret\"}");
    until(viewer, place, 2);
    assertThat(viewer.get("/events?after=" + place).text())
        .contains("The secret plan", "as secret");
    admin.send("DELETE", "/issues/" + id, null);

    var told = until(viewer, place, 3);

    assertThat(told.stream().map(event -> event.get("type").getStringValue()))
        .containsExactly("created", "comment_added", "deleted");
    assertThat(admin.get("/events?after=" + place).text()).contains("The secret plan");
    assertThat(viewer.get("/events?after=" + place).text()).doesNotContain("secret");
  }

  @Test
  void a_stream_ends_when_its_reader_is_shut_out() throws IOException {
    var leaver = viewer("leaver");
    admin.issue("Seen by who leaves");
    try (var follower = new Socket("127.0.0.1", URI.create(server.url()).getPort())) {
      var lines = follow(follower, leaver, "", "Connection: close\r\n");
      assertThat(lines.readLine()).isEqualTo("HTTP/1.1 200 OK");
      admin.patch("/users/leaver", "{\"active\": false}");
      assertThat(lines.lines().reduce((first, second) -> second)).as("the last of it").isPresent();
    }
  }

  private static ApiClient viewer(String name) {
    admin.post(
        "/users",
        "{\"username\": \"%1$s\", \"name\": \"%1$s\", \"role\": \"viewer\", \"password\": \"%2$s\"}"
            .formatted(name, RunningServer.PASSWORD));
    var stranger = new ApiClient(admin.http(), admin.base(), null);
    var signedIn =
        stranger.post(
            "/auth/signin",
            "{\"username\": \"%s\", \"password\": \"%s\"}".formatted(name, RunningServer.PASSWORD));
    return new ApiClient(admin.http(), admin.base(), signedIn.string("access_token"));
  }

  /** The place of an event that everybody has been told of. */
  private static String here() {
    long id = admin.issue("Here");
    var path = "/events?size=100";
    for (var events = events(admin.get(path)); ; events = events(admin.get(path))) {
      for (var event : events) {
        if (event.get("issue").get("id").getLongValue() == id) {
          return event.get("id").getStringValue();
        }
      }
      assertThat(path.length()).isLessThan(1_000);
      path =
          events.isEmpty()
              ? path
              : "/events?size=100&wait=5&after=" + events.getLast().get("id").getStringValue();
    }
  }

  private static List<JsonNode> until(String place, int count) {
    return until(admin, place, count);
  }

  /** Waits for as many events, of which some may be held back for a moment. */
  private static List<JsonNode> until(ApiClient reader, String place, int count) {
    var all = new ArrayList<JsonNode>();
    var path = "/events?wait=20&after=" + place;
    while (all.size() < count) {
      var part = reader.get(path);
      assertThat(events(part)).as("within 20 s").isNotEmpty();
      all.addAll(events(part));
      path = part.string("next").replaceFirst("^/api/v1", "");
    }
    return all;
  }

  private static List<JsonNode> events(ApiClient.Answer answer) {
    return StreamSupport.stream(answer.json().get("results").values().spliterator(), false)
        .toList();
  }

  private static List<String> streamed(String query, String header, int count) throws IOException {
    try (var follower = new Socket("127.0.0.1", URI.create(server.url()).getPort())) {
      var lines = follow(follower, admin, query, header);
      var read = new ArrayList<String>();
      while (read.stream().filter(line -> line.startsWith("data: ")).count() < count) {
        read.add(lines.readLine());
      }
      return read;
    }
  }

  private static BufferedReader follow(
      Socket follower, ApiClient reader, String query, String header) throws IOException {
    follower.setSoTimeout(20_000);
    var head =
        "GET /api/v1/events%s HTTP/1.1\r\n"
            + "Host: here\r\n"
            + "Accept: text/event-stream\r\n"
            + "Authorization: Bearer %s\r\n"
            + "%s\r\n";
    follower.getOutputStream().write(head.formatted(query, reader.token(), header).getBytes(UTF_8));
    return new BufferedReader(new InputStreamReader(follower.getInputStream(), UTF_8));
  }

  private static List<String> ids(List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith("id: "))
        .map(line -> line.substring(4))
        .toList();
  }
}
