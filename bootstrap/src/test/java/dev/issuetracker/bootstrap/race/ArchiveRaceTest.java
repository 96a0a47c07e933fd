package dev.issuetracker.bootstrap.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.bootstrap.postgres.Eventually;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/**
 * Once a project is said to be archived, nothing more is written into it, whoever was under way.
 */
final class ArchiveRaceTest extends RaceTest {
  private static final int ROUNDS = Race.times(8);

  /** How many refusals all writers meet before the project is taken out of the archive again. */
  private static final int REFUSALS = 12;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** In many ways into one project, each by a thread of its own; the last one is the archivist. */
  private static final List<LongFunction<ApiClient.Answer>> WRITES =
      List.of(
          id -> admin.post("/issues", "{\"title\": \"New\", \"project\": \"ARC\"}"),
          id ->
              admin.post(
                  "/issues/bulk", "{\"issues\": [{\"title\": \"x\", \"project\": \"ARC\"}]}"),
          id -> admin.patch("/issues/" + id + "?on_conflict=merge", retitled(id)),
          id ->
              admin.patch(
                  "/issues/bulk",
                  "{\"updates\": [{\"id\": "
                      + id
                      + ", \"title\": \""
                      + System.nanoTime()
                      + "\"}]}"),
          id -> admin.post("/issues/" + id + "/comments", "{\"body\": \"said\"}"),
          id ->
              admin.put(
                  "/issues/" + id + "/labels",
                  "{\"labels\": [\"l" + System.nanoTime() % 3 + "\"]}"),
          id ->
              admin.patch(
                  "/issues/bulk",
                  "{\"updates\": [{\"id\": "
                      + admin.issue("to move")
                      + ", \"project\": \"ARC\"}]}"),
          id -> inOrOut());

  /** An issue that goes into the project and out of it again. */
  private static final AtomicLong TRAVELLER = new AtomicLong();

  private static String retitled(long id) {
    return "{\"version\": "
        + admin.issue(id).number("version")
        + ", \"title\": \""
        + System.nanoTime()
        + "\"}";
  }

  private static ApiClient.Answer inOrOut() {
    long id = TRAVELLER.get();
    var seen = admin.issue(id);
    boolean inside = seen.string("key").startsWith("ARC-");
    return admin.patch(
        "/issues/" + id,
        "{\"version\": %d, \"project\": \"%s\"}"
            .formatted(seen.number("version"), inside ? "MAIN" : "ARC"));
  }

  @Test
  void nothing_is_written_between_the_answer_to_the_archivist_and_the_end_of_the_archive()
      throws Exception {
    admin.post("/projects", "{\"key\": \"ARC\", \"name\": \"Archived now and then\"}");
    long id = admin.post("/issues", "{\"title\": \"Old\", \"project\": \"ARC\"}").number("id");
    TRAVELLER.set(admin.issue("goes in and out"));
    var over = new AtomicBoolean();
    var refusals = new AtomicInteger();

    var worst =
        Race.of(
            WRITES.size() + 1,
            runner ->
                runner == WRITES.size()
                    ? archiveAndBack(over, refusals)
                    : write(WRITES.get(runner), id, over, refusals));

    assertThat(worst).allMatch(status -> status < 500);
    assertThat(admin.issue(id).number("version")).isGreaterThan(1);
    assertThat(admin.issue(TRAVELLER.get()).number("version")).isGreaterThan(2);
  }

  private static int archiveAndBack(AtomicBoolean over, AtomicInteger refusals) {
    try {
      for (int round = 0; round < ROUNDS; round++) {
        archive(true);
        long written = events();
        int before = refusals.get();
        Eventually.becomesTrue(
            "writers are refused", PATIENCE, () -> refusals.get() >= before + REFUSALS);
        assertThat(events()).as("round " + round).isEqualTo(written);
        archive(false);
        Eventually.becomesTrue("writers go on", PATIENCE, () -> events() > written);
      }
      return 200;
    } finally {
      over.set(true);
    }
  }

  private static int write(
      LongFunction<ApiClient.Answer> write, long id, AtomicBoolean over, AtomicInteger refusals) {
    int worst = 0;
    while (!over.get()) {
      var answer = write.apply(id);
      worst = Math.max(worst, answer.status());
      if (answer.status() == 409 && answer.text().contains("project-archived")) {
        refusals.incrementAndGet();
      }
    }
    return worst;
  }

  private static void archive(boolean archived) {
    var answer = admin.patch("/projects/ARC", "{\"archived\": " + archived + "}");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  /** What was written into the project, and what went out of it. */
  private static long events() {
    try (var connection = server.connection();
        var statement = connection.createStatement();
        var counted =
            statement.executeQuery(
                "SELECT count(*) FROM events e JOIN projects p ON e.project_id = p.id"
                    + " OR e.type = 'project_changed' AND e.data ->> 'from' = p.id::text"
                    + " WHERE p.key = 'ARC'")) {
      counted.next();
      return counted.getLong(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
