package dev.issuetracker.persistence;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Ports;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.history.Authorship;
import dev.issuetracker.application.history.HistoryEntry;
import dev.issuetracker.application.issue.NewIssue;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.LabelRef;
import dev.issuetracker.domain.Person;
import dev.issuetracker.domain.PersonRef;
import dev.issuetracker.domain.Priority;
import dev.issuetracker.domain.Project;
import dev.issuetracker.domain.ProjectKey;
import dev.issuetracker.domain.ProjectRef;
import dev.issuetracker.domain.Role;
import dev.issuetracker.domain.Status;
import dev.issuetracker.domain.Username;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** A database of its own for a test class, with Alice, who is a manager, and a project in it. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DatabaseTest {
  static final Instant NOW = Instant.parse("2026-01-09T12:08:01.123456Z");

  DatabaseSettings settings;
  Database database;
  CountingStatements counting;
  Ports ports;
  Person alice;
  Project web;

  @BeforeAll
  void openDatabase() {
    settings = freshDatabase().withConnections(connections());
    database = Database.connect(settings);
    counting = new CountingStatements(database.connections());
    ports = PostgresPorts.on(counting.connections(), InstantSource.fixed(NOW));
    meet();
  }

  DatabaseSettings freshDatabase() {
    return TestPostgres.freshDatabase();
  }

  void meet() {
    alice = addAlice(ports);
    web = project("WEB");
  }

  static Person addAlice(Ports ports) {
    var name = new Username("alice");
    return ports
        .transactions()
        .write(() -> ports.people().add(name, "Alice", Role.MANAGER, null, NOW));
  }

  @AfterAll
  void closeDatabase() {
    database.close();
  }

  /** All of them are opened at once; tests that have many wait for each other want more. */
  int connections() {
    return 8;
  }

  <T> T write(Supplier<T> work) {
    return ports.transactions().write(work);
  }

  <T> T read(Supplier<T> work) {
    return ports.transactions().read(work);
  }

  Actor actor() {
    return Actor.of(alice);
  }

  Authorship by() {
    return new Authorship(alice.ref(), NOW, "request-1");
  }

  Project project(String key) {
    return addProject(ports, alice, key);
  }

  static Project addProject(Ports ports, Person by, String key) {
    return ports
        .transactions()
        .write(() -> ports.projects().add(new ProjectKey(key), key, null, by.ref(), NOW));
  }

  NewIssue anIssue(String title, LabelRef... labels) {
    return anIssueIn(web, title, labels);
  }

  NewIssue anIssueIn(Project project, String title, LabelRef... labels) {
    return anIssue(project.ref(), alice.ref(), title, labels);
  }

  static NewIssue anIssue(ProjectRef project, PersonRef by, String title, LabelRef... labels) {
    return new NewIssue(
        project,
        title,
        null,
        Status.OPEN,
        Priority.MEDIUM,
        null,
        null,
        by,
        by,
        List.of(labels),
        NOW,
        NOW,
        null,
        null);
  }

  Issue open(String title, LabelRef... labels) {
    return write(() -> ports.issues().add(List.of(anIssue(title, labels)), by())).getFirst();
  }

  /** The types of what happened to an issue. */
  List<String> timeline(Issue issue) {
    var all = new Window(20, new Window.Start.Page(1), Window.Counting.NONE);
    return read(() -> ports.history().timeline(actor(), issue.id(), all)).items().stream()
        .map(HistoryEntry::type)
        .toList();
  }

  /** Autovacuum comes once a minute, and would learn of a table what a test says is not known. */
  void keepAutovacuumAway() throws SQLException {
    try (var connection = TestPostgres.connect(settings);
        var statement = connection.createStatement()) {
      statement.execute(
          """
          DO $$ DECLARE name text; BEGIN
            FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
              EXECUTE format('ALTER TABLE %I SET (autovacuum_enabled = off)', name);
            END LOOP;
          END $$
          """);
    }
  }

  /** How many sessions wait for another one. */
  long waiting() {
    return asked(
        "SELECT count(*) AS n FROM pg_locks JOIN pg_stat_activity USING (pid)"
            + " WHERE datname = current_database() AND NOT granted");
  }

  /** The number n that a question is answered with, past everything else. */
  long asked(String question) {
    try (var connection = TestPostgres.connect(settings)) {
      return Sql.rows(connection, question, row -> row.number("n")).getFirst();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
