package dev.issuetracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.issuetracker.application.Ports;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.Window.Counting;
import dev.issuetracker.application.Window.Start;
import dev.issuetracker.application.finding.IssueCriteria;
import dev.issuetracker.application.issue.NewIssue;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.Label;
import dev.issuetracker.domain.LabelName;
import dev.issuetracker.domain.LabelRef;
import dev.issuetracker.domain.Person;
import dev.issuetracker.domain.PersonRef;
import dev.issuetracker.domain.Project;
import dev.issuetracker.domain.ProjectKey;
import dev.issuetracker.domain.ProjectRef;
import dev.issuetracker.domain.Role;
import dev.issuetracker.domain.Username;
import dev.issuetracker.persistence.CountingStatements.Count;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists keep names in mind, and never tell one that is not true any more. */
class NamesTest extends DatabaseTest {
  private static final int RENAMINGS = 150;
  private static final int DELETIONS = 40;

  private final AtomicInteger numbers = new AtomicInteger();
  private Ports other;
  private Project project;
  private Person person;
  private Label label;
  private Issue issue;

  @Override
  int connections() {
    return 40;
  }

  @BeforeAll
  void startAnotherServer() {
    other = PostgresPorts.on(database.connections(), InstantSource.fixed(NOW));
  }

  /** Both servers have listed an issue with names that they did not know. */
  @BeforeEach
  void listOneIssue() {
    int number = numbers.incrementAndGet();
    project = project("N" + number);
    person = person("person" + number);
    label = label("label " + number);
    issue = add();
    assertThat(List.of(listed(ports), listed(other))).containsOnly(issue);
  }

  @AfterEach
  void restore() throws SQLException {
    execute("INSERT INTO naming DEFAULT VALUES ON CONFLICT DO NOTHING");
  }

  private Person person(String name) {
    return write(() -> ports.people().add(new Username(name), name, Role.DEVELOPER, null, NOW));
  }

  private Label label(String name) {
    return write(() -> ports.labels().add(new LabelName(name), "#d73a4a", null, NOW));
  }

  private Issue add() {
    var draft = anIssue(project.ref(), person.ref(), "named", label.ref());
    return write(() -> ports.issues().add(List.of(draft), by())).getFirst();
  }

  private List<Issue> list(Ports ports) {
    var window = new Window(20, new Start.Page(1), Counting.NONE);
    var criteria = IssueCriteria.everything().in(project.id());
    return ports
        .transactions()
        .read(() -> ports.issueSearch().list(actor(), criteria, window))
        .items();
  }

  private Issue listed(Ports ports) {
    return list(ports).getFirst();
  }

  private void execute(String statement) throws SQLException {
    try (var connection = TestPostgres.connect(settings);
        var prepared = connection.createStatement()) {
      prepared.execute(statement);
    }
  }

  private <T> void everybodyTells(Function<Issue, T> what, T expected) {
    assertThat(what.apply(listed(ports))).as("the server that changed it").isEqualTo(expected);
    assertThat(what.apply(listed(other))).as("another one").isEqualTo(expected);
  }

  private void rename(Label label, String name) {
    write(
        () ->
            ports
                .labels()
                .save(
                    new Label(
                        label.id(),
                        new LabelName(name),
                        "#00ff00",
                        label.description(),
                        label.issueCount(),
                        label.createdAt())));
  }

  @Test
  void a_renamed_label_has_its_new_name_in_every_list_at_once() {
    rename(label, "renamed " + label.id());
    everybodyTells(
        Issue::labels, List.of(new LabelRef(label.id(), "renamed " + label.id(), "#00ff00")));
  }

  @Test
  void a_renamed_person_has_the_new_name_in_every_list_at_once() throws SQLException {
    execute("UPDATE users SET name = 'Renamed' WHERE id = " + person.id());
    var renamed = new PersonRef(person.id(), person.username().value(), "Renamed");
    everybodyTells(Issue::reporter, renamed);
    everybodyTells(Issue::assignee, renamed);
  }

  @Test
  void a_renamed_and_archived_project_is_so_in_every_list_at_once() throws SQLException {
    execute("UPDATE projects SET name = 'Renamed', archived = true WHERE id = " + project.id());
    everybodyTells(Issue::project, new ProjectRef(project.id(), project.key(), "Renamed", true));
    execute("UPDATE projects SET key = 'RE" + project.id() + "' WHERE id = " + project.id());
    everybodyTells(listed -> listed.project().key(), new ProjectKey("RE" + project.id()));
  }

  @Test
  void what_was_called_otherwise_in_a_write_that_failed_was_never_called_so() {
    assertThatThrownBy(
            () ->
                write(
                    () -> {
                      rename(label, "never");
                      assertThat(listed(ports).labels().getFirst().name()).isEqualTo("never");
                      throw new IllegalStateException("thought better of it");
                    }))
        .hasMessage("thought better of it");
    everybodyTells(Issue::labels, List.of(label.ref()));
  }

  @Test
  void an_id_that_is_given_again_has_its_new_name() throws SQLException {
    execute(
        "BEGIN; TRUNCATE issue_labels, labels; INSERT INTO labels (id, name, folded, color,"
            + " created_at)"
            + " OVERRIDING SYSTEM VALUE VALUES (%d, 'again', 'again', '#000000', now());"
                .formatted(label.id())
            + " INSERT INTO issue_labels SELECT id, %d, created_at FROM issues WHERE id = %d; COMMIT"
                .formatted(label.id(), issue.id()));
    everybodyTells(Issue::labels, List.of(new LabelRef(label.id(), "again", "#000000")));
  }

  @Test
  void a_restored_dump_brings_its_mark_but_not_the_names_that_are_newer() throws SQLException {
    // What a dump does that is restored over a database: the same mark in a row that is written
    // anew.
    execute(
        "BEGIN; CREATE TEMP TABLE dump AS SELECT * FROM naming; DELETE FROM naming;"
            + " SET LOCAL session_replication_role = replica;"
            + " UPDATE labels SET name = 'another', folded = 'another %1$d' WHERE id = %1$d;"
                .formatted(label.id())
            + " INSERT INTO naming SELECT * FROM dump; COMMIT");
    everybodyTells(listed -> listed.labels().getFirst().name(), "another");
  }

  @Test
  void lists_have_names_where_nobody_can_tell_which_hold() throws SQLException {
    execute("DELETE FROM naming");
    everybodyTells(Function.identity(), issue);
    assertThat(counting.during(() -> listed(ports))).as("read, and joined").isEqualTo(two());
  }

  private static Count two() {
    return new Count(2, 2);
  }

  @Test
  void a_list_is_joined_when_names_change_faster_than_it_is_read() {
    var renamed = new AtomicInteger();
    var seen = new ArrayList<String>();
    var count =
        counting.during(
            () -> seen.add(listed(ports).labels().getFirst().name()),
            () ->
                assertThatCode(
                        () ->
                            execute(
                                "UPDATE labels SET name = 'fast %d' WHERE id = %d"
                                    .formatted(renamed.incrementAndGet(), label.id())))
                    .doesNotThrowAnyException());
    assertThat(count).as("three times in vain, then joined").isEqualTo(new Count(7, 7));
    assertThat(seen).containsExactly("fast 7");
  }

  @Test
  void names_beyond_the_most_that_are_kept_are_asked_for_again() {
    var sessions = new JdbcTransactions(counting.connections());
    var names = new Names(new Sql(sessions), 2);
    var second = write(() -> ports.issues().add(List.of(labelled("second")), by())).getFirst();
    var third = write(() -> ports.issues().add(List.of(labelled("third")), by())).getFirst();
    assertThat(asked(sessions, names, issue)).isOne();
    assertThat(asked(sessions, names, second)).isOne();
    assertThat(asked(sessions, names, issue)).as("two are kept").isZero();
    assertThat(asked(sessions, names, third)).as("a third one makes room").isOne();
    assertThat(asked(sessions, names, third)).isZero();
    assertThat(asked(sessions, names, second)).as("forgotten").isOne();
    assertThat(asked(sessions, names, third)).as("kept beside it").isZero();
  }

  private NewIssue labelled(String name) {
    return anIssue(
        project.ref(), person.ref(), name, label("%s %d".formatted(name, project.id())).ref());
  }

  /** How many statements it takes to name an issue, which it then is. */
  private long asked(JdbcTransactions sessions, Names names, Issue issue) {
    Supplier<List<UnnamedIssue>> reading =
        () ->
            new Sql(sessions)
                .rows(
                    UnnamedIssue.COLUMNS + "FROM issues i " + UnnamedIssue.JOINS + "WHERE i.id = ?",
                    UnnamedIssue::read,
                    issue.id());
    var unnamed = sessions.read(reading);
    return counting
        .during(
            () ->
                assertThat(sessions.read(() -> names.give(unnamed).orElseThrow()))
                    .containsExactly(issue))
        .statements();
  }

  @Test
  void names_are_asked_for_once() {
    var window = new Window(20, new Start.Page(1), Counting.NONE);
    var criteria = IssueCriteria.everything().in(project.id());
    Runnable listing = () -> read(() -> ports.issueSearch().list(actor(), criteria, window));
    assertThat(counting.during(listing)).isEqualTo(new Count(1, 1));
    rename(label, "asked for " + label.id());
    assertThat(counting.during(listing)).isEqualTo(two());
    assertThat(counting.during(listing)).isEqualTo(new Count(1, 1));
  }

  @Test
  void who_makes_labels_does_not_wait_for_others_who_do() throws Exception {
    try (var connection = TestPostgres.connect(settings);
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(
          "INSERT INTO labels (name, folded, color, created_at) VALUES ('mine', 'mine', '#000000',"
              + " now())");
      assertThat(label("yours").name()).isEqualTo(new LabelName("yours"));
    }
  }

  @Test
  void nobody_reads_a_name_that_was_changed_before() throws Exception {
    var renamed = new AtomicInteger();
    var ended = new AtomicBoolean();
    rename(label, "name 0");
    Callable<Integer> reader =
        () -> {
          int reads = 0;
          for (int before = 0; before < RENAMINGS && !ended.get(); reads++) {
            before = renamed.get();
            for (var server : List.of(ports, other)) {
              var name = listed(server).labels().getFirst().name();
              assertThat(Integer.parseInt(name.substring("name ".length())))
                  .isBetween(before, renamed.get() + 1);
            }
          }
          return reads;
        };
    Callable<Integer> writer =
        () -> {
          try {
            for (int number = 1; number <= RENAMINGS; number++) {
              rename(label, "name " + number);
              renamed.set(number);
            }
            return RENAMINGS;
          } finally {
            ended.set(true);
          }
        };
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (var done : threads.invokeAll(List.of(reader, writer, reader, reader))) {
        assertThat(done.get()).isPositive();
      }
    }
  }

  @Test
  void an_issue_is_listed_with_a_label_or_in_the_version_that_lost_it() throws Exception {
    var labels = new ArrayList<Label>();
    for (int number = 0; number < DELETIONS; number++) {
      labels.add(label("gone %d %d".formatted(project.id(), number)));
    }
    var draft =
        anIssue(
            project.ref(),
            person.ref(),
            "loses its labels",
            labels.stream().map(Label::ref).toArray(LabelRef[]::new));
    var loses = write(() -> ports.issues().add(List.of(draft), by())).getFirst();
    var failed = new AtomicBoolean();
    Callable<Long> reader =
        () -> {
          long version = 0;
          while (version <= DELETIONS && !failed.get()) {
            var seen =
                list(other).stream().filter(one -> one.id() == loses.id()).findAny().orElseThrow();
            version = seen.version();
            assertThat(seen.labels()).hasSize((int) (DELETIONS + 1 - version));
          }
          return version;
        };
    Callable<Long> writer =
        () -> {
          try {
            for (var gone : labels) {
              write(
                  () -> {
                    ports.labels().delete(gone.id(), by());
                    return gone;
                  });
            }
            return DELETIONS + 1L;
          } catch (RuntimeException e) {
            failed.set(true);
            throw e;
          }
        };
    try (var threads = Executors.newFixedThreadPool(3)) {
      for (var done : threads.invokeAll(List.of(reader, writer, reader))) {
        assertThat(done.get()).isEqualTo(DELETIONS + 1L);
      }
    }
  }
}
