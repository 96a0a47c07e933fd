package dev.issuetracker.persistence;

import static dev.issuetracker.domain.Eventually.eventually;
import static dev.issuetracker.domain.Together.elsewhere;
import static dev.issuetracker.domain.Together.together;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.issuetracker.application.blob.Blob;
import dev.issuetracker.application.history.Authorship;
import dev.issuetracker.application.imports.ImportFile;
import dev.issuetracker.application.imports.ImportJobs.Part;
import dev.issuetracker.application.imports.ImportOptions;
import dev.issuetracker.application.imports.ImportState;
import dev.issuetracker.application.imports.ImportWorker;
import dev.issuetracker.application.imports.Progress;
import dev.issuetracker.application.sheet.SheetFormat;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.IssueEdit;
import dev.issuetracker.domain.Label;
import dev.issuetracker.domain.LabelName;
import dev.issuetracker.domain.LabelRef;
import dev.issuetracker.domain.Project;
import dev.issuetracker.domain.Reference;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who waits for whom, with real connections. */
class WaitingTest extends DatabaseTest {

  @Override
  int connections() {
    return 40;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE issues SET title = 'open elsewhere' WHERE id = ?",
        "UPDATE issues SET number = number + 1000000 WHERE id = ?",
        "SELECT id FROM issues WHERE id = ? FOR NO KEY UPDATE"
      })
  void a_comment_does_not_wait_for_an_editor_who_has_not_committed(String edit)
      throws SQLException {
    var issue = open("edited and discussed");
    try (var editor = begin()) {
      try (var statement = editor.prepareStatement(edit)) {
        statement.setLong(1, issue.id());
        statement.execute();
      }
      var comment =
          elsewhere(() -> write(() -> ports.comments().add(issue, null, "meanwhile", by())));
      assertThat(read(() -> ports.comments().find(comment.id()))).isPresent();
      editor.rollback();
    }
  }

  /** So that an undoing sees every comment on what it is about to delete. */
  @Test
  void a_comment_waits_for_who_holds_the_issue_with_its_activity() throws Exception {
    var issue = open("to be taken back");
    var held = new CountDownLatch(1);
    var seen = new AtomicLong(-1);
    var holder =
        Thread.startVirtualThread(
            () ->
                write(
                    () -> {
                      ports.issues().holdWithActivity(List.of(issue.id()));
                      held.countDown();
                      eventually("the commenter waits", () -> waiting() > 0);
                      var found = ports.issues().findAll(List.of(issue.id())).getFirst();
                      seen.set(found.activity().comments());
                      return found;
                    }));
    held.await();
    write(() -> ports.comments().add(issue, null, "meanwhile", by()));
    holder.join();
    assertThat(seen).hasValue(0);
    assertThat(read(() -> ports.issues().findAll(List.of(issue.id()))).getFirst().activity())
        .extracting(activity -> activity.comments())
        .isEqualTo(1L);
  }

  @Test
  void an_undoing_keeps_an_issue_that_a_comment_was_under_way_to() throws Exception {
    var issue = open("to be kept");
    long job = undoable(issue);
    try (var commenter = begin();
        var statement =
            commenter.prepareStatement(
                "UPDATE issue_activity SET comments = comments + 1 WHERE issue_id = ?")) {
      statement.setLong(1, issue.id());
      statement.execute();
      var worker = new ImportWorker(ports);
      var undoer = Thread.startVirtualThread(() -> worker.runNext("undoer", () -> false));
      eventually("the undoer waits", () -> waiting() > 0);
      commenter.commit();
      undoer.join();
    }
    var undone = read(() -> ports.imports().jobs().find(actor(), job)).orElseThrow();
    assertThat(undone.undo().keptIssues()).containsExactly(issue.id());
    assertThat(read(() -> ports.issues().findAll(List.of(issue.id()))).getFirst().isDeleted())
        .isFalse();
  }

  /** An import that created the issue and is to be taken back. */
  private long undoable(Issue issue) {
    var jobs = ports.imports().jobs();
    var blob = new Blob("gone", 1, "0".repeat(64));
    var file = new ImportFile("a.csv", SheetFormat.CSV, blob, List.of("title"));
    var all = new Progress(1, 1, 0, 0, 1);
    return write(
        () -> {
          long job = jobs.add(actor(), file, ImportOptions.PLAIN, NOW).id();
          jobs.take("reader", ImportWorker.LEASE, NOW);
          jobs.advance(job, "reader", new Part(Progress.NONE, all, List.of(), List.of(issue.id())));
          jobs.end(job, "reader", ImportState.FINISHED, 1L, null, NOW);
          jobs.askToUndo(job, Authorship.of(actor(), NOW));
          return job;
        });
  }

  @Test
  void an_issue_is_opened_while_somebody_changes_the_project() {
    var issue =
        write(
            () -> {
              ports.projects().hold(web.id());
              ports.projects().save(web);
              return elsewhere(() -> open("meanwhile"));
            });
    assertThat(issue.project().id()).isEqualTo(web.id());
  }

  @Test
  void a_label_that_is_deleted_while_it_is_put_on_an_issue_ends_in_no_error() throws Exception {
    var label = label("doomed");
    var issue = open("to be labelled");
    var held = new CountDownLatch(1);
    var deleter =
        Thread.startVirtualThread(
            () ->
                write(
                    () -> {
                      ports.labels().hold(label.id());
                      held.countDown();
                      eventually("the editor waits", () -> waiting() > 0);
                      ports.labels().delete(label.id(), by());
                      return label;
                    }));
    held.await();
    var tries = new ArrayList<Boolean>();
    write(
        () -> {
          var now = ports.issues().find(new Reference.ById(issue.id())).orElseThrow();
          var found = ports.labels().find(label.id()).stream().map(Label::ref).toList();
          tries.add(!found.isEmpty());
          var edit = IssueEdit.edit().labels(found).build();
          return ports.issues().save(List.of(now.edit(edit, to -> 0, NOW)), by());
        });
    deleter.join();
    assertThat(tries).containsExactly(true, false);
    var after = read(() -> ports.issues().find(new Reference.ById(issue.id()))).orElseThrow();
    assertThat(after.labels()).isEmpty();
    assertThat(after.version()).isEqualTo(1);
  }

  @Test
  void a_label_goes_from_all_of_its_issues_while_they_are_edited() {
    var label = label("everywhere");
    var issues = new ArrayList<Issue>();
    for (int i = 0; i < 8; i++) {
      issues.add(open("labelled " + i, label));
    }
    together(
        9,
        number -> {
          if (number == 8) {
            write(
                () -> {
                  ports.labels().delete(label.id(), by());
                  return label;
                });
            return true;
          }
          for (int i = 0; i < 10; i++) {
            rename(issues.get(number).id(), "renamed " + i);
          }
          return true;
        });
    for (var issue : issues) {
      var after = read(() -> ports.issues().find(new Reference.ById(issue.id()))).orElseThrow();
      assertThat(after.labels()).isEmpty();
      assertThat(after.version()).isEqualTo(12);
    }
  }

  @Test
  void versions_have_no_gap_and_no_twin_when_many_edit_one_issue() {
    var issue = open("contended");
    var won =
        together(
            8,
            number -> {
              int wins = 0;
              for (int i = 0; i < 10; i++) {
                wins += rename(issue.id(), "by " + number + " for the time " + i) ? 1 : 0;
              }
              return wins;
            });
    long wins = won.stream().mapToLong(Integer::longValue).sum();
    var steps = read(() -> ports.history().between(issue.id(), 1, Long.MAX_VALUE));
    assertThat(steps.newest().stream().map(step -> step.version()))
        .containsExactlyElementsOf(LongStream.rangeClosed(2, wins + 1).boxed().toList());
  }

  @Test
  void those_who_hold_the_same_issues_in_any_order_do_not_lock_each_other_out() {
    var ids = new ArrayList<Long>();
    for (int i = 0; i < 20; i++) {
      ids.add(open("held").id());
    }
    var deadlocks = deadlocks();
    together(
        8,
        number -> {
          var mine = new ArrayList<>(ids);
          Collections.rotate(mine, number * 3);
          for (int i = 0; i < 5; i++) {
            write(
                () -> {
                  ports.issues().hold(mine);
                  var changes =
                      ports.issues().findAll(mine).stream()
                          .map(issue -> issue.edit(title("by " + number), to -> 0, NOW))
                          .toList();
                  return assertThat(ports.issues().save(changes, by())).isTrue();
                });
          }
          return true;
        });
    assertThat(deadlocks()).isEqualTo(deadlocks);
  }

  @Test
  void sixteen_writers_of_one_project_get_numbers_of_their_own() {
    var project = project("BUSY");
    var numbers =
        together(16, number -> openMany(project, 20)).stream().flatMap(List::stream).toList();
    assertThat(new HashSet<>(numbers)).hasSize(320);
  }

  @Test
  void work_that_met_a_deadlock_is_run_again() {
    var one = open("one");
    var other = open("other");
    var both = new CyclicBarrier(2);
    var tries =
        together(
            2,
            number -> {
              var counted = new ArrayList<Integer>();
              write(
                  () -> {
                    counted.add(number);
                    ports.issues().hold(List.of(number == 0 ? one.id() : other.id()));
                    if (counted.size() == 1) {
                      meet(both);
                    }
                    ports.issues().hold(List.of(number == 0 ? other.id() : one.id()));
                    return true;
                  });
              return counted.size();
            });
    assertThat(tries.getFirst() + tries.getLast()).isEqualTo(3);
  }

  @Test
  void what_only_reads_cannot_write() {
    assertThatThrownBy(() -> read(() -> ports.issues().add(List.of(anIssue("no")), by())))
        .isInstanceOf(IllegalStateException.class);
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Long> openMany(Project project, int count) {
    var numbers = new ArrayList<Long>();
    for (int i = 0; i < count; i++) {
      var draft = anIssueIn(project, "busy");
      numbers.add(write(() -> ports.issues().add(List.of(draft), by())).getFirst().number());
    }
    return numbers;
  }

  private static IssueEdit title(String title) {
    return IssueEdit.edit().title(title).build();
  }

  private boolean rename(long id, String title) {
    while (true) {
      boolean saved =
          write(
              () -> {
                var issue = ports.issues().find(new Reference.ById(id)).orElseThrow();
                return ports.issues().save(List.of(issue.edit(title(title), to -> 0, NOW)), by());
              });
      if (saved) {
        return true;
      }
    }
  }

  private LabelRef label(String name) {
    return write(() -> ports.labels().ensure(List.of(new LabelName(name)), NOW)).getFirst();
  }

  private Connection begin() throws SQLException {
    var connection = TestPostgres.connect(settings);
    connection.setAutoCommit(false);
    return connection;
  }

  private long deadlocks() {
    return asked("SELECT deadlocks AS n FROM pg_stat_database WHERE datname = current_database()");
  }
}
