package dev.issuetracker.persistence;

import static dev.issuetracker.domain.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.Position;
import dev.issuetracker.application.history.ChangeFeed.Entry;
import dev.issuetracker.domain.Together;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whoever follows the feed misses nobody who commits late. */
class CommitOrderTest extends DatabaseTest {
  private static final int WRITERS = 8;
  private static final int WRITES = 60;

  @Override
  int connections() {
    return 40;
  }

  @Test
  void who_began_early_and_commits_late_is_waited_for() {
    var place = place();
    var begun = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    Together.together(
        2,
        thread ->
            thread == 0
                ? write(
                    () -> {
                      var late = ports.issues().add(List.of(anIssue("late")), by());
                      begun.countDown();
                      await(mayEnd);
                      return late.size();
                    })
                : overtake(place, begun, mayEnd));

    eventually("both are told", () -> after(place).size() == 2);
    assertThat(titles(after(place))).containsExactly("late", "early");
  }

  private int overtake(Position place, CountDownLatch begun, CountDownLatch mayEnd) {
    try {
      await(begun);
      open("early");
      assertThat(titles(after(place))).as("held back").isEmpty();
      return 1;
    } finally {
      mayEnd.countDown();
    }
  }

  @Test
  void a_reader_who_follows_writers_sees_each_event_once() {
    var place = place();
    var written = Collections.synchronizedSet(new HashSet<Long>());
    var seen = new ArrayList<Entry>();

    Together.together(
        WRITERS + 1,
        thread -> {
          if (thread == WRITERS) {
            follow(place, seen);
          } else {
            for (int i = 0; i < WRITES; i++) {
              written.add(open("raced " + thread).id());
            }
          }
          return thread;
        });

    var told = seen.stream().map(entry -> entry.event().issueId()).toList();
    assertThat(told).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(written);
    assertThat(seen).isEqualTo(after(place, 2_000));
  }

  private void follow(Position place, List<Entry> seen) {
    eventually(
        "all are told",
        () -> {
          seen.addAll(after(seen.isEmpty() ? place : seen.getLast().place()));
          return seen.size() >= WRITERS * WRITES;
        });
  }

  @Test
  void what_happens_after_a_dump_was_restored_stands_behind_what_was_in_it() throws SQLException {
    var old = open("of another database");
    try (var connection = TestPostgres.connect(settings);
        var statement = connection.createStatement()) {
      statement.execute(
          """
          INSERT INTO events (tx, issue_id, project_id, version, type, actor_id, recorded_at, occurred_at)
          SELECT '9000000000000'::xid8, issue_id, project_id, 2, 'restored', actor_id, recorded_at, occurred_at
          FROM events WHERE issue_id = %d
          """
              .formatted(old.id()));
      Migrations.run(settings);
      Migrations.run(settings);
    }
    var last = newest();
    var next = open("after the restore");

    eventually("the new one is told", () -> after(last).size() == 1);
    assertThat(last.keys()).startsWith("1", "9000000000000");
    assertThat(after(last).getFirst().event().issueId()).isEqualTo(next.id());
    assertThat(after(last).getFirst().place().keys().getFirst()).isEqualTo("2");
  }

  @Test
  void what_is_held_back_is_not_read_at_every_look() throws SQLException {
    var part = JdbcChangeFeed.part(actor(), place(), 100);
    try (var connection = TestPostgres.connect(settings)) {
      // Of so few rows it would read all.
      connection.createStatement().execute("SET enable_seqscan = off");
      var plan =
          Sql.rows(
              connection, "EXPLAIN " + part.text(), row -> row.text("QUERY PLAN"), part.data());

      assertThat(plan.stream().filter(line -> line.contains("Index Cond")))
          .anyMatch(line -> line.contains("(epoch, tx) < ") && line.contains("(epoch, tx, id) > "));
    }
  }

  private Position place() {
    var issue = open("before");
    eventually(
        "the feed is up to date",
        () ->
            after(null, 10_000).stream().anyMatch(entry -> entry.event().issueId() == issue.id()));
    return newest();
  }

  private Position newest() {
    return read(() -> ports.feed().newest(actor()));
  }

  private List<Entry> after(@Nullable Position place) {
    return after(place, 100);
  }

  private List<Entry> after(@Nullable Position place, int most) {
    return read(() -> ports.feed().after(actor(), place, most)).entries();
  }

  private static List<Object> titles(List<Entry> entries) {
    return entries.stream().map(entry -> (Object) entry.event().details().get("title")).toList();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
