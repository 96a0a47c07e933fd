package dev.issuetracker.bootstrap.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.bootstrap.postgres.Clusters;
import dev.issuetracker.bootstrap.postgres.EmbeddedPostgres;
import dev.issuetracker.bootstrap.postgres.Eventually;
import dev.issuetracker.bootstrap.race.ApiClient;
import dev.issuetracker.persistence.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Imports whose servers and databases are killed at random moments: in the end every row of the
 * file has had its effect once. How large the file is and how often something is killed is set by
 * the profile {@code chaos}.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
final class ImportKillTest {
  private static final Logger LOG = LoggerFactory.getLogger(ImportKillTest.class);
  private static final int ROWS = Integer.getInteger("kill.rows", 15_000);
  private static final int KILLS = Integer.getInteger("kill.times", 1);
  private static final String LEASE = System.getProperty("kill.lease", "2");
  private static final Duration PROMISE = Duration.ofSeconds(15);

  private final SampleFile file = new SampleFile(ROWS);
  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @TempDir Path folder;
  private Path csv;

  @BeforeEach
  void write() {
    csv = file.writeTo(folder.resolve("rows.csv"));
    LOG.info("Killing {} times while {} rows are imported, seed {}", KILLS, ROWS, seed);
  }

  @Test
  void a_server_that_is_killed_goes_on_when_it_is_back() throws Exception {
    var data = Clusters.complete(folder.resolve("data"));
    var server = embedded(data);
    try {
      long job = begin(server);
      for (int kill = 0; kill < KILLS; kill++) {
        awaitAMoment(server, job, kill);
        server.kill();
        server = embedded(data);
        awaitProgress(server, job);
      }
      awaitEnd(server, job);
      server.end();
    } finally {
      server.close();
    }
    try (var postgres = EmbeddedPostgres.start(data);
        var connection =
            DriverManager.getConnection(
                postgres.database().jdbcUrl(),
                postgres.database().ownerUser(),
                postgres.database().ownerPassword())) {
      new Aftermath(connection).isThatOf(file);
    }
    assertNothingLiesAbout();
  }

  @Test
  void a_server_goes_on_when_its_killed_database_is_back() throws Exception {
    var data = Clusters.complete(folder.resolve("data"));
    try (var server = embedded(data)) {
      long job = begin(server);
      for (int kill = 0; kill < KILLS; kill++) {
        awaitAMoment(server, job, kill);
        var killed = Clusters.postmasterOf(data);
        killed.destroyForcibly();
        Eventually.becomesTrue("PostgreSQL is gone", () -> !killed.isAlive());
        awaitProgress(server, job);
      }
      awaitEnd(server, job);
      server.end();
    }
    try (var postgres = EmbeddedPostgres.start(data);
        var connection =
            DriverManager.getConnection(
                postgres.database().jdbcUrl(),
                postgres.database().ownerUser(),
                postgres.database().ownerPassword())) {
      new Aftermath(connection).isThatOf(file);
    }
    assertNothingLiesAbout();
  }

  @Test
  void another_server_goes_on_for_one_that_is_killed() throws Exception {
    var database = TestPostgres.freshDatabase();
    var settings = Map.of("TRACKER_DATABASE_URL", database.url(), "TRACKER_IMPORT_LEASE", LEASE);
    var working = ServerProcess.start(folder, settings);
    working.url();
    var other = ServerProcess.start(folder, settings);
    try {
      other.url();
      // Asleep, it cannot take the job first: so it is known who has it.
      other.freeze();
      long job = begin(working);
      awaitProgress(working, job);
      other.thaw();
      for (int kill = 0; kill < KILLS; kill++) {
        awaitAMoment(working, job, kill);
        if (!other.process().isAlive()) {
          // What it is at stays open while the other one starts.
          working.freeze();
          other = ServerProcess.start(folder, settings);
          other.url();
        }
        working.kill();
        var killed = working;
        working = other;
        other = killed;
        awaitProgress(working, job);
      }
      awaitEnd(working, job);
      working.end();
    } finally {
      working.close();
      other.close();
    }
    try (var connection = TestPostgres.connect(database)) {
      new Aftermath(connection).isThatOf(file);
    }
    assertNothingLiesAbout();
  }

  private ServerProcess embedded(Path data) throws IOException {
    return ServerProcess.start(
        folder, Map.of("TRACKER_DATA_DIR", data.toString(), "TRACKER_IMPORT_LEASE", LEASE));
  }

  /** The id of the import. */
  private long begin(ServerProcess server) throws IOException {
    var admin = ApiClient.admin(server.url());
    for (var name : SampleFile.PEOPLE) {
      var person =
          "{\"username\": \"%s\", \"name\": \"%s\", \"role\": \"developer\"}".formatted(name, name);
      assertThat(admin.post("/users", person).status()).isEqualTo(201);
    }
    var answer = admin.upload(csv);
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    return answer.number("id");
  }

  /** Until some of the rows are there, and then a little longer. */
  private void awaitAMoment(ServerProcess server, long job, int kill) {
    var admin = ApiClient.admin(server.url());
    long done = processed(admin, job);
    // Enough must be left to be killed in.
    long room = Math.max(0, ROWS * 6L / 10 - done) / (KILLS - kill);
    long enough = done + random.nextLong(room + 1);
    Eventually.becomesTrue(enough + " rows are there", () -> processed(admin, job) >= enough);
    LockSupport.parkNanos(random.nextLong(TimeUnit.MILLISECONDS.toNanos(100)));
    assertThat(isOver(admin, job)).as("the import was over before it could be killed").isFalse();
  }

  /** The promise counts from when there is a server with a database. */
  private static void awaitProgress(ServerProcess server, long job) {
    var admin = new ApiClient[1];
    var before = new long[1];
    Eventually.becomesTrue(
        "the server answers",
        () -> {
          try {
            admin[0] = ApiClient.admin(server.url());
            before[0] = processed(admin[0], job);
            return before[0] >= 0;
          } catch (RuntimeException notYet) {
            return false;
          }
        });
    long since = System.nanoTime();
    Eventually.becomesTrue(
        "the import goes on", () -> processed(admin[0], job) > before[0] || isOver(admin[0], job));
    var took = Duration.ofNanos(System.nanoTime() - since);
    LOG.info("From {} rows it went on after {} ms", before[0], took.toMillis());
    assertThat(took).isLessThan(PROMISE);
  }

  private static void awaitEnd(ServerProcess server, long job) {
    var admin = ApiClient.admin(server.url());
    Eventually.becomesTrue("the import ends", () -> isOver(admin, job));
  }

  private static boolean isOver(ApiClient admin, long job) {
    var answer = admin.get("/imports/" + job);
    return answer.ok() && !answer.string("state").matches("queued|running");
  }

  private static long processed(ApiClient admin, long job) {
    var answer = admin.get("/imports/" + job);
    return answer.ok() ? answer.number("processed_rows") : -1;
  }

  private void assertNothingLiesAbout() throws IOException {
    try (var files = Files.list(folder.resolve("temporary"))) {
      assertThat(files).as("temporary files").isEmpty();
    }
  }
}
