package dev.issuetracker.bootstrap.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.bootstrap.ServerProcess;
import dev.issuetracker.bootstrap.Shipped;
import dev.issuetracker.bootstrap.postgres.Clusters;
import dev.issuetracker.bootstrap.postgres.EmbeddedPostgres;
import dev.issuetracker.bootstrap.postgres.Eventually;
import dev.issuetracker.bootstrap.race.ApiClient;
import dev.issuetracker.bootstrap.race.ApiClient.Answer;
import dev.issuetracker.persistence.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
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
  private static final int ROWS = Integer.getInteger("kill.rows", 10_000);
  private static final int KILLS = Integer.getInteger("kill.times", 1);
  private static final String LEASE = System.getProperty("kill.lease", "2");
  private static final Duration PROMISE = Duration.ofSeconds(15);

  private final SampleFile file = new SampleFile(ROWS);
  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @TempDir Path folder;
  private Path csv;
  private ApiClient admin;

  @BeforeEach
  void write() {
    csv = file.writeTo(folder.resolve("rows.csv"));
    LOG.warn("Killing {} times while {} rows are imported, seed {}", KILLS, ROWS, seed);
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
    assertAllIsThereIn(data);
  }

  @Test
  void a_server_goes_on_when_its_killed_database_is_back() throws Exception {
    var data = Clusters.complete(folder.resolve("data"));
    // Of as many connections as an operator has, none is left.
    try (var server = embedded(data, Shipped.POOL)) {
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
    assertAllIsThereIn(data);
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
    return embedded(data, Shipped.FEW);
  }

  private ServerProcess embedded(Path data, String pool) throws IOException {
    var settings =
        Map.of(
            "TRACKER_DATA_DIR", data.toString(),
            "TRACKER_IMPORT_LEASE", LEASE,
            "TRACKER_DATABASE_POOL", pool);
    return ServerProcess.start(folder, settings);
  }

  /** The id of the import. */
  private long begin(ServerProcess server) throws IOException {
    admin = ApiClient.admin(server.url());
    for (var name : SampleFile.PEOPLE) {
      var person =
          "{\"username\": \"%s\", \"name\": \"%s\", \"role\": \"developer\"}".formatted(name, name);
      assertThat(admin.post("/users", person).status()).isEqualTo(201);
    }
    var answer =
        admin.upload("", "rows.csv", BodyPublishers.ofFile(csv), "Prefer", "respond-async");
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    return answer.number("id");
  }

  /** Until some of the rows are there, and then a little longer. */
  private void awaitAMoment(ServerProcess server, long job, int kill) {
    long done = processed(server, job);
    // Enough must be left to be killed in.
    long room = Math.max(0, ROWS * 6L / 10 - done) / (KILLS - kill);
    long enough = done + random.nextLong(room + 1);
    await(enough + " rows are there", () -> processed(server, job) >= enough);
    LockSupport.parkNanos(random.nextLong(TimeUnit.MILLISECONDS.toNanos(100)));
    assertThat(isOver(server, job)).as("the import was over before it could be killed").isFalse();
  }

  /** The promise counts from when there is a server with a database. */
  private void awaitProgress(ServerProcess server, long job) {
    await("the server answers", () -> processed(server, job) >= 0);
    long before = processed(server, job);
    long since = System.nanoTime();
    await("the import goes on", () -> processed(server, job) > before || isOver(server, job));
    var took = Duration.ofNanos(System.nanoTime() - since);
    LOG.info("From {} rows it went on after {} ms", before, took.toMillis());
    assertThat(took).isLessThan(PROMISE);
  }

  private void awaitEnd(ServerProcess server, long job) {
    await("the import ends", () -> isOver(server, job));
  }

  private static void await(String what, BooleanSupplier condition) {
    Eventually.becomesTrue(what, ServerProcess.PATIENCE, condition);
  }

  private boolean isOver(ServerProcess server, long job) {
    return look(server, job)
        .filter(answer -> !answer.string("state").matches("queued|running"))
        .isPresent();
  }

  private long processed(ServerProcess server, long job) {
    return look(server, job).map(answer -> answer.number("processed_rows")).orElse(-1L);
  }

  /** Nothing as long as the server or its database is away. */
  private Optional<Answer> look(ServerProcess server, long job) {
    try {
      var client = new ApiClient(admin.http(), server.url() + "/api/v1", admin.token());
      return Optional.of(client.get("/imports/" + job)).filter(Answer::ok);
    } catch (UncheckedIOException away) {
      return Optional.empty();
    }
  }

  private void assertAllIsThereIn(Path data) throws Exception {
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

  private void assertNothingLiesAbout() throws IOException {
    try (var files = Files.list(folder.resolve("temporary"))) {
      assertThat(files).as("temporary files").isEmpty();
    }
  }
}
