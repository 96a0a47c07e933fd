package dev.issuetracker.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.issuetracker.bootstrap.postgres.Eventually;
import dev.issuetracker.bootstrap.wire.Relay;
import dev.issuetracker.persistence.Database;
import dev.issuetracker.persistence.DatabaseSettings;
import dev.issuetracker.persistence.TestPostgres;
import dev.issuetracker.rest.operation.Readiness;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.DriverManager;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

@Timeout(60)
final class DatabaseReadinessTest {
  private static final Duration BOUND = Duration.ofSeconds(2);

  /** What a machine with other things to do may add. */
  private static final Duration SLACK = Duration.ofSeconds(1);

  private final Logger logger = (Logger) LoggerFactory.getLogger(DatabaseReadiness.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeEach
  void listen() {
    lines.start();
    logger.addAppender(lines);
  }

  @AfterEach
  void listenNoLonger() {
    logger.detachAppender(lines);
  }

  @Test
  void a_server_whose_connections_are_all_taken_is_ready() throws Exception {
    try (var database = Database.connect(TestPostgres.freshDatabase().withConnections(2));
        var one = database.connections().getConnection();
        var other = database.connections().getConnection();
        var readiness = of(database)) {
      long begun = System.nanoTime();
      boolean ready = readiness.ready();

      assertThat(since(begun)).isLessThan(BOUND);
      assertThat(ready).isTrue();
      assertThat(one.isValid(1) && other.isValid(1)).isTrue();
    }
  }

  @Test
  void that_the_database_is_gone_is_told_once_with_the_cause() throws Exception {
    var place = TestPostgres.freshDatabase();
    var relay = Relay.before(place);
    try (var database = Database.connect(relay.settings());
        var readiness = of(database)) {
      assertThat(readiness.ready()).isTrue();

      relay.close();

      assertIsNotReady(readiness);
      assertIsNotReady(readiness);
      assertThat(lines.list)
          .singleElement()
          .satisfies(
              line -> {
                assertThat(line.getLevel()).isEqualTo(Level.WARN);
                assertThat(line.getFormattedMessage())
                    .contains("The database cannot be reached", "refused");
              });
    } finally {
      relay.close();
    }
  }

  @Test
  void a_connection_that_the_database_ended_is_made_anew() throws Exception {
    var place = TestPostgres.freshDatabase();
    try (var database = Database.connect(place);
        var readiness = of(database)) {
      assertThat(readiness.ready()).isTrue();
      assertThat(ended(place)).isEqualTo(1);

      assertThat(readiness.ready()).isTrue();
      assertThat(lines.list).isEmpty();
    }
  }

  @Test
  void a_database_that_says_nothing_is_not_waited_for_long() throws Exception {
    try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var database = Database.connect(at(silent.getLocalPort()));
        var readiness = of(database)) {
      assertIsNotReady(readiness);
    }
  }

  @Test
  void that_the_database_is_back_is_told_too() throws Exception {
    var place = TestPostgres.freshDatabase();
    try (var database = Database.connect(place);
        var readiness = of(database)) {
      refuseConnections(place, true);
      ended(place);
      assertIsNotReady(readiness);

      refuseConnections(place, false);
      Eventually.becomesTrue("it is there again", readiness::ready);

      assertThat(lines.list)
          .extracting(ILoggingEvent::getFormattedMessage)
          .last()
          .isEqualTo("The database can be reached again");
    }
  }

  private static DatabaseReadiness of(Database database) {
    return new Wiring().databaseReadiness(database);
  }

  private static void assertIsNotReady(Readiness readiness) {
    long begun = System.nanoTime();
    assertThat(readiness.ready()).isFalse();
    assertThat(since(begun)).isLessThan(BOUND.plus(SLACK));
  }

  private static Duration since(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private static DatabaseSettings at(int port) {
    var second = Duration.ofSeconds(1);
    var url = "jdbc:postgresql://127.0.0.1:" + port + "/tracker?user=any";
    return new DatabaseSettings(url, null, null, 1, second, second, second);
  }

  /** How many of the server's connections the database has put an end to. */
  private static int ended(DatabaseSettings place) throws Exception {
    return ask(
        place,
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = '"
            + name(place)
            + "' AND application_name = 'issue-tracker'");
  }

  private static void refuseConnections(DatabaseSettings place, boolean refused) throws Exception {
    ask(
        place,
        "UPDATE pg_database SET datallowconn = %s WHERE datname = '%s' RETURNING 1"
            .formatted(!refused, name(place)));
  }

  private static int ask(DatabaseSettings place, String question) throws Exception {
    try (var connection =
            DriverManager.getConnection(place.url().replace(name(place), "postgres"));
        var statement = connection.createStatement();
        var rows = statement.executeQuery(question)) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private static String name(DatabaseSettings place) {
    return place.url().replaceFirst(".*/([^/?]+).*", "$1");
  }
}
