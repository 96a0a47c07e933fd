package dev.issuetracker.bootstrap.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.bootstrap.RunningServer;
import dev.issuetracker.bootstrap.race.ApiClient.Answer;
import dev.issuetracker.persistence.TestPostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sixteen clients share two connections. Whatever took a second connection while it holds one would
 * wait for somebody who waits for it, until all of them are told that the database is away.
 */
@Timeout(90)
final class FewConnectionsTest {
  private static final int CLIENTS = 16;
  private static final int ROUNDS = Race.times(8);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void nobody_holds_one_connection_and_waits_for_another(long seed) throws Exception {
    try (var server = RunningServer.over(TestPostgres.freshDatabase().withConnections(2))) {
      var admin = ApiClient.admin(server.url());
      long id = admin.issue("shared");
      var answers =
          Race.of(
              CLIENTS,
              client -> {
                var random = new Random(seed * 100 + client);
                var mine = new ArrayList<Answer>();
                for (int round = 0; round < ROUNDS; round++) {
                  mine.add(act(admin, id, random, client * 10_000 + round));
                }
                return mine;
              });
      assertThat(answers.stream().flatMap(List::stream))
          .allSatisfy(
              answer -> assertThat(answer.ok() || answer.refused()).as(answer.text()).isTrue());
    }
  }

  private static Answer act(ApiClient admin, long id, Random random, int number) {
    var path = "/issues/" + id;
    return switch (random.nextInt(7)) {
      case 0 -> admin.post("/issues", "{\"title\": \"x\"}", "Idempotency-Key", "k" + number);
      case 1 -> admin.get("/issues?size=1&sort=-last_activity_at");
      case 2 -> admin.post(path + "/comments", "{\"body\": \"x\"}");
      case 3 -> admin.patch(path + "/labels", "{\"add\": [\"l%d\"]}".formatted(number % 50));
      case 4 ->
          admin.patch(
              path + "?on_conflict=merge", "{\"title\": \"%d\", \"version\": 1}".formatted(number));
      case 5 ->
          admin.post(
              "/issues/bulk-status", "{\"issue_ids\": [%d], \"status\": \"open\"}".formatted(id));
      default -> admin.get("/reports/top-assignees");
    };
  }
}
