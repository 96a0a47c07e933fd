package dev.issuetracker.persistence;

import static dev.issuetracker.domain.Eventually.eventually;
import static dev.issuetracker.domain.Together.elsewhere;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.issuetracker.application.OutcomeUnknown;
import dev.issuetracker.application.Ports;
import dev.issuetracker.application.Unavailable;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.finding.IssueCriteria;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.Reference;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What the use cases hear when the database fails them. */
class FailuresTest extends DatabaseTest {
  private static final Reference.ById NOBODY = new Reference.ById(1);

  @Test
  void no_free_connection_is_unavailable_in_time() {
    var scarce =
        new DatabaseSettings(
            settings.url(),
            null,
            null,
            1,
            Duration.ofMillis(300),
            Duration.ofSeconds(5),
            Duration.ofSeconds(1));
    try (var pool = Database.connect(scarce)) {
      var few = PostgresPorts.on(pool.connections(), InstantSource.fixed(NOW));
      few.transactions()
          .read(
              () ->
                  assertThatThrownBy(
                          () ->
                              elsewhere(
                                  () -> few.transactions().read(() -> few.issues().find(NOBODY))))
                      .hasCauseInstanceOf(Unavailable.class));
    }
  }

  @Test
  void no_database_is_unavailable() {
    var nowhere = DatabaseSettings.at("jdbc:postgresql://127.0.0.1:1/nothing", null);
    var impatient =
        new DatabaseSettings(
            nowhere.url(),
            null,
            null,
            1,
            Duration.ofMillis(300),
            nowhere.statement(),
            nowhere.lock());
    try (var pool = Database.connect(impatient)) {
      var none = PostgresPorts.on(pool.connections(), InstantSource.fixed(NOW));
      assertThatThrownBy(() -> none.transactions().read(() -> none.issues().find(NOBODY)))
          .isInstanceOf(Unavailable.class);
    }
  }

  /**
   * As after a failover, for whoever is still connected to a server that is no longer the first.
   */
  @Test
  void a_database_that_takes_no_writes_is_unavailable_and_asked_again_on_a_new_connection() {
    allowWrites(false);
    try (var pool = Database.connect(settings.withConnections(1))) {
      var standby = PostgresPorts.on(pool.connections(), InstantSource.fixed(NOW));
      assertThatThrownBy(() -> openOn(standby)).isInstanceOf(Unavailable.class);
      allowWrites(true);
      // The pool may have made the next connection before.
      eventually("a connection that takes writes", () -> canOpenOn(standby));
    } finally {
      allowWrites(true);
    }
  }

  private boolean canOpenOn(Ports other) {
    try {
      return openOn(other).size() == 1;
    } catch (Unavailable e) {
      return false;
    }
  }

  private List<Issue> openOn(Ports other) {
    return other.transactions().write(() -> other.issues().add(List.of(anIssue("one")), by()));
  }

  private void allowWrites(boolean allowed) {
    try (var connection = TestPostgres.connect(settings);
        var statement = connection.createStatement()) {
      var database = connection.getCatalog();
      statement.execute("SET default_transaction_read_only = off");
      statement.execute(
          "ALTER DATABASE \"%s\" SET default_transaction_read_only = %s"
              .formatted(database, allowed ? "off" : "on"));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_connection_that_is_ended_in_the_middle_is_unavailable_and_leaves_nothing() {
    assertThatThrownBy(
            () ->
                write(
                    () -> {
                      ports.issues().add(List.of(anIssue("lost")), by());
                      endOthers();
                      return ports.issues().add(List.of(anIssue("lost too")), by());
                    }))
        .isInstanceOf(Unavailable.class);
    eventually("a connection that lives", this::canOpen);
    var all = new Window(100, new Window.Start.Page(1), Window.Counting.NONE);
    var titles = read(() -> ports.issueSearch().list(actor(), IssueCriteria.everything(), all));
    assertThat(titles.items()).extracting(Issue::title).doesNotContain("lost", "lost too");
  }

  private boolean canOpen() {
    try {
      return open("the next one works").version() == 1;
    } catch (Unavailable e) {
      return false;
    }
  }

  private void endOthers() {
    try (var connection = TestPostgres.connect(settings);
        var statement = connection.createStatement()) {
      statement.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
              + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void waiting_too_long_for_a_lock_is_unavailable() {
    var issue = open("held");
    var impatient =
        new DatabaseSettings(
            settings.url(),
            null,
            null,
            2,
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofMillis(200));
    try (var pool = Database.connect(impatient)) {
      var other = PostgresPorts.on(pool.connections(), InstantSource.fixed(NOW));
      write(
          () -> {
            ports.issues().hold(List.of(issue.id()));
            return assertThatThrownBy(() -> elsewhere(() -> holding(other, issue.id())))
                .hasCauseInstanceOf(Unavailable.class);
          });
    }
  }

  @Test
  void nobody_waits_longer_than_ten_seconds_for_a_lock() throws SQLException {
    try (var connection = database.connections().getConnection()) {
      assertThat(Sql.rows(connection, "SHOW lock_timeout", row -> row.text("lock_timeout")))
          .containsExactly("10s");
    }
  }

  private static Object holding(Ports other, long id) {
    return other
        .transactions()
        .write(
            () -> {
              other.issues().hold(List.of(id));
              return id;
            });
  }

  @Test
  void a_commit_without_an_answer_is_an_unknown_outcome() {
    var cut = PostgresPorts.on(cutAtCommit(database.connections()), InstantSource.fixed(NOW));
    assertThatThrownBy(
            () -> cut.transactions().write(() -> cut.issues().add(List.of(anIssue("?")), by())))
        .isInstanceOf(OutcomeUnknown.class);
  }

  /** As if the line went dead between the commit and its answer. */
  private static DataSource cutAtCommit(DataSource connections) {
    return (DataSource)
        Proxy.newProxyInstance(
            DataSource.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (self, method, arguments) -> {
              var connection = (Connection) method.invoke(connections, arguments);
              return Proxy.newProxyInstance(
                  Connection.class.getClassLoader(),
                  new Class<?>[] {Connection.class},
                  (proxy, called, values) -> {
                    if (called.getName().equals("commit")) {
                      connection.commit();
                      throw new SQLException("an I/O error occurred", "08006");
                    }
                    try {
                      return called.invoke(connection, values);
                    } catch (InvocationTargetException e) {
                      throw e.getCause();
                    }
                  });
            });
  }
}
