package dev.issuetracker.bootstrap.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.bootstrap.race.ApiClient.Answer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sixteen people open issues at once, in one project or in one each. */
final class NumbersRaceTest extends RaceTest {
  private static final int WRITERS = 16;
  private static final int ISSUES = Race.times(25);

  /** A wait for somebody's row, or for the end of somebody's transaction. */
  private static final String WAITING =
      "SELECT count(*) FROM pg_locks JOIN pg_stat_activity USING (pid)"
          + " WHERE datname = current_database() AND NOT granted"
          + " AND locktype IN ('tuple', 'transactionid', 'advisory')";

  @ParameterizedTest
  @ValueSource(ints = {1, 16, 4})
  void numbers_are_given_once_and_nobody_waits_for_anybody(int projects) throws Exception {
    for (int project = 0; project < projects; project++) {
      var made =
          admin.post(
              "/projects", "{\"key\": \"%s\", \"name\": \"x\"}".formatted(key(projects, project)));
      assertThat(made.status()).isEqualTo(201);
    }
    var atWork = new AtomicInteger(WRITERS);
    var outcomes =
        Race.of(
            WRITERS + 1,
            writer -> {
              if (writer == WRITERS) {
                assertThat(mostWaiting(atWork)).as("writers that wait for another").isZero();
                return List.<String>of();
              }
              try {
                return open(key(projects, writer % projects));
              } finally {
                atWork.decrementAndGet();
              }
            });
    var keys = outcomes.stream().flatMap(List::stream).toList();
    assertThat(new HashSet<>(keys)).hasSize(WRITERS * ISSUES);
    // Nothing failed, so nothing is missing either.
    for (int project = 0; project < projects; project++) {
      int each = WRITERS * ISSUES / projects;
      var name = key(projects, project);
      assertThat(keys)
          .contains(name + "-1", name + "-" + each)
          .doesNotContain(name + "-" + (each + 1));
    }
  }

  private static String key(int projects, int project) {
    return "N%dP%d".formatted(projects, project);
  }

  private static List<String> open(String project) {
    var keys = new ArrayList<String>();
    for (int i = 0; i < ISSUES; i++) {
      Answer answer =
          admin.post("/issues", "{\"title\": \"x\", \"project\": \"%s\"}".formatted(project));
      assertThat(answer.status()).as(answer.text()).isEqualTo(201);
      keys.add(answer.string("key"));
    }
    return keys;
  }

  private static long mostWaiting(AtomicInteger atWork) {
    long most = 0;
    try (var connection = server.connection();
        var asked = connection.prepareStatement(WAITING)) {
      do {
        try (var rows = asked.executeQuery()) {
          rows.next();
          most = Math.max(most, rows.getLong(1));
        }
      } while (atWork.get() > 0);
      return most;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
