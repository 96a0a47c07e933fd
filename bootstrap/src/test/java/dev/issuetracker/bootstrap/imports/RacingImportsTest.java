package dev.issuetracker.bootstrap.imports;

import static dev.issuetracker.domain.Together.together;
import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.bootstrap.RunningServer;
import dev.issuetracker.bootstrap.postgres.Eventually;
import dev.issuetracker.bootstrap.race.ApiClient;
import dev.issuetracker.bootstrap.race.ApiClient.Answer;
import dev.issuetracker.persistence.TestPostgres;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whole imports that run at once, on two servers over one database, about the same issues. */
@Timeout(120)
final class RacingImportsTest {
  private static final int JOBS = 4;
  private static final int ROWS = 2_500;

  /** How many rows each file shares with the one before it. */
  private static final int SHARED = 1_500;

  private static final int ALL = ROWS + (JOBS - 1) * (ROWS - SHARED);

  @Test
  void what_several_files_name_is_created_once_whoever_comes_first() throws SQLException {
    var place = TestPostgres.freshDatabase().withConnections(20);
    try (var one = RunningServer.over(place);
        var two = RunningServer.over(place)) {
      var people = List.of(ApiClient.admin(one.url()), ApiClient.admin(two.url()));

      var begun = together(JOBS, job -> begin(people.get(job % 2), job));
      var ended = begun.stream().map(job -> settled(people.getFirst(), job)).toList();

      assertThat(ended)
          .allSatisfy(
              job -> {
                assertThat(job.string("state")).as(job.text()).isEqualTo("finished");
                assertThat(job.number("failed")).as(job.text()).isZero();
                assertThat(job.number("created") + job.number("skipped")).isEqualTo(ROWS);
              });
      assertThat(ended.stream().mapToLong(job -> job.number("created")).sum()).isEqualTo(ALL);
      assertThat(atOnce(ended)).as("some were under way at once").isTrue();
      assertEachOnce(one);
    }
  }

  private static boolean atOnce(List<Answer> jobs) {
    var begins = jobs.stream().map(job -> job.string("started_at")).sorted().toList();
    var ends = jobs.stream().map(job -> job.string("finished_at")).sorted().toList();
    return begins.get(1).compareTo(ends.getFirst()) < 0;
  }

  private static void assertEachOnce(RunningServer server) throws SQLException {
    try (var connection = server.connection();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                SELECT
                  (SELECT count(*) FROM issues) AS issues,
                  (SELECT count(DISTINCT external_id) FROM issues) AS named,
                  (SELECT count(*) FROM events WHERE type = 'created') AS created,
                  (SELECT count(DISTINCT issue_id) FROM events WHERE type = 'created') AS told,
                  (SELECT count(*) FROM issue_labels) AS labelled,
                  (SELECT count(*) FROM labels) AS labels
                """)) {
      rows.next();
      for (var each : List.of("issues", "named", "created", "told", "labelled")) {
        assertThat(rows.getLong(each)).as(each).isEqualTo(ALL);
      }
      assertThat(rows.getLong("labels")).isEqualTo(ALL / 10);
    }
  }

  /** Every other file comes in the opposite order, so that they meet in the middle. */
  private static Answer begin(ApiClient person, int job) {
    int first = job * (ROWS - SHARED);
    var rows =
        IntStream.range(0, ROWS)
            .map(i -> first + (job % 2 == 0 ? i : ROWS - 1 - i))
            .mapToObj(row -> "Row %d,X-%d,racing-%d".formatted(row, row, row / 10))
            .collect(Collectors.joining("\n", "title,external_id,labels\n", "\n"));
    var answer =
        person.upload("", "rows.csv", BodyPublishers.ofString(rows), "Prefer", "respond-async");
    assertThat(answer.status()).as(answer.text()).isIn(200, 202);
    return answer;
  }

  private static Answer settled(ApiClient person, Answer job) {
    var path = "/imports/" + job.number("id");
    Eventually.becomesTrue(
        "the import is through", () -> !person.get(path).string("state").matches("queued|running"));
    return person.get(path);
  }
}
