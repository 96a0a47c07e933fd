package dev.issuetracker.bootstrap.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.bootstrap.RunningServer;
import dev.issuetracker.bootstrap.race.ApiClient.Answer;
import dev.issuetracker.bootstrap.wire.Relay;
import dev.issuetracker.bootstrap.wire.Relay.Hold;
import dev.issuetracker.persistence.TestPostgres;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A discussion does not queue behind somebody who is busy with the issue itself: the editor's
 * transaction has done all it has to do, and its COMMIT does not come until everybody has spoken.
 */
@Timeout(90)
final class CommentsBesideEditorsTest {
  private static final int PEOPLE = 50;

  private static Relay relay;
  private static RunningServer server;
  private static ApiClient admin;

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

  @Test
  void fifty_comment_while_an_editor_is_about_to_commit() throws Exception {
    long id = admin.issue("discussed");
    discuss(
        id,
        () ->
            admin.patch(
                "/issues/" + id,
                "{\"title\": \"edited\", \"status\": \"closed\", \"version\": 1}",
                "Idempotency-Key",
                "edit"));
    assertThat(admin.issue(id).number("version")).isEqualTo(2);
  }

  @Test
  void fifty_comment_while_a_bulk_is_about_to_commit() throws Exception {
    var ids = IntStream.range(0, 20).mapToObj(i -> admin.issue("one of many")).toList();
    discuss(
        ids.get(7),
        () ->
            admin.post(
                "/issues/bulk-status",
                "{\"issue_ids\": %s, \"status\": \"closed\"}".formatted(ids)));
    assertThat(ids).allMatch(id -> admin.issue(id).string("status").equals("closed"));
  }

  @Test
  void fifty_comment_while_a_label_is_taken_off() throws Exception {
    long id = admin.issue("labelled");
    admin.put("/issues/" + id + "/labels", "{\"labels\": [\"unloved\"]}");
    long label = admin.all("/labels?q=unloved").getFirst().get("id").getLongValue();
    discuss(id, () -> admin.send("DELETE", "/labels/" + label + "?force=true", null));
    assertThat(admin.issue(id).names("labels")).isEmpty();
  }

  private static void discuss(long id, Supplier<Answer> edit) throws Exception {
    var held = relay.trap(Hold.UNTIL_TOLD, "UPDATE issues SET version");
    var editor = CompletableFuture.supplyAsync(edit);
    held.sprung().get(30, TimeUnit.SECONDS);
    var path = "/issues/" + id + "/comments";
    var answers =
        Race.of(PEOPLE, person -> admin.post(path, "{\"body\": \"word %d\"}".formatted(person)));
    assertThat(answers).allMatch(answer -> answer.status() == 201);
    assertThat(editor).as("the editor's request").isNotDone();
    held.release();
    assertThat(editor.get(30, TimeUnit.SECONDS).ok()).isTrue();

    assertThat(admin.all(path)).hasSize(PEOPLE);
    var issue = admin.issue(id);
    assertThat(issue.number("comment_count")).isEqualTo(PEOPLE);
    assertThat(issue.string("last_activity_at"))
        .isEqualTo(
            answers.stream()
                .map(answer -> answer.string("created_at"))
                .max(String::compareTo)
                .get());
  }
}
