package dev.issuetracker.bootstrap.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.bootstrap.race.ApiClient.Answer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes of many issues at once that get into each other's way. */
final class BulkRaceTest extends RaceTest {
  private static final int WRITERS = 6;
  private static final int ISSUES = 12;
  private static final int ROUNDS = Race.times(15);
  private static final List<String> STATUSES = List.of("open", "in_progress");

  private static List<Long> issues(int count) {
    return IntStream.range(0, count).mapToObj(i -> admin.issue("bulk " + i)).toList();
  }

  private static String each(List<Long> ids, String entry) {
    return ids.stream().map(entry::formatted).collect(Collectors.joining(", ", "[", "]"));
  }

  private static Answer move(int how, List<Long> ids, String status) {
    return switch (how) {
      case 0 ->
          admin.post(
              "/issues/bulk-status",
              "{\"issue_ids\": %s, \"status\": \"%s\"}".formatted(ids, status));
      case 1 ->
          admin.put(
              "/issues/bulk-status", each(ids, "{\"id\": %d, \"status\": \"" + status + "\"}"));
      default ->
          admin.patch(
              "/issues/bulk",
              "{\"updates\": " + each(ids, "{\"id\": %d, \"status\": \"" + status + "\"}") + "}");
    };
  }

  /** One statement sees one moment. */
  private static int statusesSeenAtOnce(List<Long> ids) {
    var list = ids.stream().map(Object::toString).collect(Collectors.joining(","));
    try (var connection = server.connection();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT count(DISTINCT status) FROM issues WHERE id IN (" + list + ")")) {
      rows.next();
      return rows.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void opposite_orders_reach_no_deadlock_and_nobody_sees_half_of_one(long seed) throws Exception {
    var ids = issues(ISSUES);
    var writing = new AtomicInteger(WRITERS);
    var outcomes =
        Race.of(
            WRITERS + 1,
            runner -> {
              if (runner == WRITERS) {
                var seen = new HashSet<Integer>();
                int looks = 0;
                do {
                  seen.add(statusesSeenAtOnce(ids));
                  looks++;
                } while (writing.get() > 0);
                assertThat(looks).isGreaterThan(2);
                return seen;
              }
              try {
                return write(ids, runner, new Random(seed * 100 + runner));
              } finally {
                writing.decrementAndGet();
              }
            });
    assertThat(outcomes.getLast()).as("different statuses at one moment").isEqualTo(Set.of(1));
    assertThat(outcomes.subList(0, WRITERS)).allMatch(Set.of(200)::equals);
    for (long id : ids) {
      assertThat(versionsInTimeline(id))
          .containsExactlyElementsOf(
              LongStream.rangeClosed(1, admin.issue(id).number("version")).boxed().toList());
    }
  }

  private static Set<Integer> write(List<Long> ids, int writer, Random random) {
    var statuses = new HashSet<Integer>();
    for (int round = 0; round < ROUNDS; round++) {
      var shuffled = new ArrayList<>(ids);
      Collections.shuffle(shuffled, random);
      var status = STATUSES.get(random.nextInt(STATUSES.size()));
      statuses.add(move((writer + round) % 3, shuffled, status).status());
    }
    return statuses;
  }

  private static List<Long> versionsInTimeline(long id) {
    return admin.all("/issues/" + id + "/timeline").stream()
        .map(event -> event.get("version").getLongValue())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void overlapping_sets_end_as_the_history_says(long seed) throws Exception {
    var ids = issues(ISSUES);
    var statuses =
        Race.of(
            WRITERS,
            writer -> {
              var part = new ArrayList<>(ids.subList(writer, writer + WRITERS));
              return write(
                  writer % 2 == 0 ? part : part.reversed(),
                  writer,
                  new Random(seed * 100 + writer));
            });
    assertThat(statuses).allMatch(Set.of(200)::equals);
    for (long id : ids) {
      var moves =
          admin.all("/issues/" + id + "/timeline").stream()
              .filter(event -> event.get("type").getStringValue().equals("status_changed"))
              .map(event -> event.get("details").get("to").getStringValue())
              .toList();
      assertThat(admin.issue(id).string("status"))
          .isEqualTo(moves.isEmpty() ? "open" : moves.getLast());
    }
  }

  @Test
  void unknown_issues_are_all_named_and_nothing_is_changed() {
    var known = issues(2);
    var ids = List.of(known.get(0), 900_001L, known.get(1), 900_002L);
    for (int how = 0; how < 3; how++) {
      var answer = move(how, ids, "closed");
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.text()).contains("/1", "/3").doesNotContain("/0\"", "/2\"");
    }
    assertThat(known).allMatch(id -> admin.issue(id).number("version") == 1);
  }

  @Test
  void illegal_moves_are_all_named_and_nothing_is_changed() {
    var ids = issues(4);
    move(0, List.of(ids.get(1), ids.get(3)), "closed");
    for (int how = 0; how < 3; how++) {
      var answer = move(how, ids, "resolved");
      assertThat(answer.status()).isEqualTo(409);
      assertThat(answer.text()).contains("/1", "/3").doesNotContain("/0\"", "/2\"");
    }
    assertThat(admin.issue(ids.get(0)).string("status")).isEqualTo("open");
  }

  @Test
  void stale_versions_are_all_named_and_nothing_is_changed() {
    var ids = issues(4);
    move(0, List.of(ids.get(1), ids.get(3)), "in_progress");
    var entry = "{\"id\": %d, \"status\": \"closed\", \"version\": 1}";
    for (var answer :
        List.of(
            admin.put("/issues/bulk-status", each(ids, entry)),
            admin.patch("/issues/bulk", "{\"updates\": " + each(ids, entry) + "}"))) {
      assertThat(answer.status()).isEqualTo(409);
      assertThat(answer.text()).contains("/1", "/3").doesNotContain("/0\"", "/2\"");
    }
    assertThat(ids.stream().map(id -> admin.issue(id).string("status")))
        .containsExactly("open", "in_progress", "open", "in_progress");
    assertThat(ids.stream().map(id -> admin.issue(id).number("version")))
        .containsExactly(1L, 2L, 1L, 2L);
  }
}
