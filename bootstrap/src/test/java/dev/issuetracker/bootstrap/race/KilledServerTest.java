package dev.issuetracker.bootstrap.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.bootstrap.ServerProcess;
import dev.issuetracker.bootstrap.Shipped;
import dev.issuetracker.bootstrap.postgres.Eventually;
import dev.issuetracker.bootstrap.race.ApiClient.Answer;
import dev.issuetracker.bootstrap.wire.Relay;
import dev.issuetracker.bootstrap.wire.Relay.Hold;
import dev.issuetracker.persistence.DatabaseSettings;
import dev.issuetracker.persistence.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A server that is killed while somebody waits for its answer. Whoever sends the request again,
 * under the same key, learns what became of it, and it is done once.
 */
@Timeout(120)
final class KilledServerTest {
  private static final int WRITERS = 6;
  private static final String REPLAYED = "Idempotency-Replayed";

  private static final DatabaseSettings PLACE = TestPostgres.freshDatabase();
  @TempDir private static Path folder;
  private static Relay relay;
  private static ServerProcess server;
  private static ApiClient admin;

  @BeforeAll
  static void start() throws IOException {
    relay = Relay.before(PLACE);
    begin();
  }

  @AfterAll
  static void end() {
    server.close();
    relay.close();
  }

  private static void begin() throws IOException {
    var settings =
        Map.of(
            "TRACKER_DATABASE_URL", relay.settings().url(), "TRACKER_DATABASE_POOL", Shipped.POOL);
    server = ServerProcess.start(folder, settings);
    admin = ApiClient.admin(server.url());
  }

  private static void kill() throws InterruptedException {
    server.kill();
    Eventually.becomesTrue(
        "the database has seen the last of it",
        () ->
            asked(
                    "SELECT application_name FROM pg_stat_activity"
                        + " WHERE datname = current_database()"
                        + " AND application_name = 'issue-tracker'")
                .isEmpty());
  }

  private static Set<String> asked(String question) {
    try (var connection = TestPostgres.connect(PLACE);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(question)) {
      var found = new HashSet<String>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Answer open(String title) {
    return admin.post(
        "/issues", "{\"title\": \"%s\"}".formatted(title), "Idempotency-Key", "key of " + title);
  }

  /** Nothing, if nobody answered. */
  private static Optional<Answer> opened(String title) {
    try {
      return Optional.of(open(title));
    } catch (UncheckedIOException unanswered) {
      return Optional.empty();
    }
  }

  private static Optional<Answer> killedAtTheCommitOf(String title, Hold hold) throws Exception {
    var held = relay.trap(hold, "INSERT INTO idempotency_keys");
    var answer = CompletableFuture.supplyAsync(() -> opened(title));
    held.sprung().get(30, TimeUnit.SECONDS);
    kill();
    return answer.get(30, TimeUnit.SECONDS);
  }

  private static void standsOnce(String title, Answer last) {
    var found = admin.all("/issues?q=" + title);
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().get("id").getLongValue()).isEqualTo(last.number("id"));
    assertThat(admin.all("/issues/" + last.number("id") + "/timeline")).hasSize(1);
  }

  @Test
  void between_its_commit_and_its_answer() throws Exception {
    var unheard = killedAtTheCommitOf("committed", Hold.ANSWER);
    assertThat(unheard).isEmpty();
    assertThat(asked("SELECT title FROM issues")).contains("committed");
    assertThat(asked("SELECT key FROM idempotency_keys")).contains("key of committed");

    begin();
    var again = open("committed");
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.header(REPLAYED)).isEqualTo("true");
    assertThat(again.text()).isEqualTo(admin.issue(again.number("id")).text());
    assertThat(open("committed").text()).isEqualTo(again.text());
    standsOnce("committed", again);
  }

  @Test
  void before_its_commit() throws Exception {
    var unheard = killedAtTheCommitOf("abandoned", Hold.COMMIT);
    assertThat(unheard).isEmpty();
    assertThat(asked("SELECT title FROM issues")).doesNotContain("abandoned");
    assertThat(asked("SELECT key FROM idempotency_keys")).doesNotContain("key of abandoned");

    begin();
    var again = open("abandoned");
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.header(REPLAYED)).isEmpty();
    standsOnce("abandoned", again);
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, Race.times(2));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void at_any_moment_under_load(long seed) throws Exception {
    var first = new ConcurrentHashMap<String, Optional<Answer>>();
    var moment = new Random(seed).nextInt(20, 150);
    var killing =
        CompletableFuture.runAsync(
            () -> {
              Eventually.becomesTrue("they are at it", () -> first.size() > moment);
              server.process().destroyForcibly();
            });
    Race.of(WRITERS, writer -> writeUntilNobodyAnswers("w%dx%dx".formatted(seed, writer), first));
    killing.get(30, TimeUnit.SECONDS);
    kill();
    var committed = asked("SELECT title FROM issues WHERE title LIKE 'w" + seed + "x%'");
    var marked =
        asked("SELECT substr(key, 8) FROM idempotency_keys WHERE key LIKE '%w" + seed + "x%'");
    assertThat(marked).isEqualTo(committed);

    begin();
    var again = new HashMap<String, Answer>();
    first.keySet().forEach(title -> again.put(title, open(title)));
    again.forEach(
        (title, answer) -> {
          assertThat(answer.status()).isEqualTo(201);
          assertThat(answer.header(REPLAYED)).isEqualTo(committed.contains(title) ? "true" : "");
        });
    first.forEach(
        (title, answer) ->
            answer.ifPresent(heard -> assertThat(heard.text()).isEqualTo(again.get(title).text())));
    assertThat(titles(seed)).isEqualTo(ones(again));
  }

  private static boolean writeUntilNobodyAnswers(
      String prefix, Map<String, Optional<Answer>> first) {
    for (int number = 0; ; number++) {
      var title = prefix + number;
      var answer = opened(title);
      first.put(title, answer);
      if (answer.isEmpty()) {
        return true;
      }
    }
  }

  /** How many issues have each title. */
  private static Set<String> titles(long seed) {
    return asked(
        "SELECT count(*) || ' ' || title FROM issues WHERE title LIKE 'w"
            + seed
            + "x%' GROUP BY title");
  }

  private static Set<String> ones(Map<String, Answer> answers) {
    var ones = new HashSet<String>();
    answers.keySet().forEach(title -> ones.add("1 " + title));
    return ones;
  }
}
