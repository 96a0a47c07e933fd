package dev.issuetracker.application.contract;

import static dev.issuetracker.domain.Together.together;
import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.blob.Blob;
import dev.issuetracker.application.history.Authorship;
import dev.issuetracker.application.imports.ImportFile;
import dev.issuetracker.application.imports.ImportJob;
import dev.issuetracker.application.imports.ImportJob.Undo;
import dev.issuetracker.application.imports.ImportJobs;
import dev.issuetracker.application.imports.ImportJobs.Part;
import dev.issuetracker.application.imports.ImportOptions;
import dev.issuetracker.application.imports.ImportState;
import dev.issuetracker.application.imports.ImportWorker;
import dev.issuetracker.application.imports.Progress;
import dev.issuetracker.application.imports.RowError;
import dev.issuetracker.application.imports.RowError.RowFault;
import dev.issuetracker.application.issue.IssueRepository.ExternalKey;
import dev.issuetracker.application.sheet.SheetFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every keeper of imports keeps. */
public abstract class ImportJobsContract extends PortsContract {
  private static final Duration LONG = Duration.ofMinutes(10);
  private final Set<String> asked = ConcurrentHashMap.newKeySet();

  /** The store is shared: a job that a test leaves open would be taken in the next one. */
  @AfterEach
  void leaveNoJobOpen() {
    asked.forEach(this::release);
    var rest = taken("cleaner", LONG);
    while (rest.isPresent()) {
      var job = rest.get();
      if (job.undo() == null) {
        world.write(() -> jobs().cancel(job.id(), world.now()));
      } else {
        world.write(() -> jobs().advanceUndo(job.id(), "cleaner", job.undo(), true, world.now()));
      }
      rest = taken("cleaner", LONG);
    }
  }

  @Test
  void a_new_job_waits_in_the_queue_with_everything_it_was_given() {
    var options = new ImportOptions(world.project().key().value(), true, false, true, "Sheet 2");
    var job = world.write(() -> jobs().add(world.actor(), file("a,b"), options, world.now()));

    assertThat(find(job)).isEqualTo(job);
    assertThat(job.state()).isEqualTo(ImportState.QUEUED);
    assertThat(job.options()).isEqualTo(options);
    assertThat(job.header()).containsExactly("title", "a,b");
    assertThat(job.progress()).isEqualTo(Progress.NONE);
    assertThat(job.totalRows()).isNull();
  }

  @Test
  void the_oldest_job_is_taken_first_and_by_one_worker_alone() {
    var first = add();
    var second = add();

    assertThat(taken("a", LONG).orElseThrow().id()).isEqualTo(first.id());
    assertThat(taken("b", LONG).orElseThrow().id()).isEqualTo(second.id());
    assertThat(taken("c", LONG)).isEmpty();
    assertThat(find(first).state()).isEqualTo(ImportState.RUNNING);
    assertThat(find(first).startedAt()).isNotNull();
  }

  @Test
  void many_who_ask_at_once_get_different_jobs() {
    var added = LongStream.range(0, 6).mapToObj(i -> add().id()).toList();

    var taken = together(8, thread -> taken("worker-" + thread, LONG).map(ImportJob::id));

    assertThat(taken.stream().flatMap(Optional::stream).toList())
        .doesNotHaveDuplicates()
        .isSubsetOf(added);
  }

  @Test
  void a_job_whose_lease_ran_out_or_was_given_back_is_taken_again() {
    var job = add();

    assertThat(taken("a", Duration.ZERO)).isPresent();
    assertThat(taken("b", LONG).orElseThrow().attempts()).isEqualTo(2);
    assertThat(taken("c", LONG)).isEmpty();
    release("b");
    assertThat(taken("c", LONG).orElseThrow().id()).isEqualTo(job.id());
  }

  @Test
  void a_job_that_is_put_off_leaves_its_turn_to_others_and_was_not_tried() {
    var first = add();
    var second = add();
    taken("a", LONG);

    postpone("a", LONG);

    assertThat(taken("a", LONG).orElseThrow().id()).isEqualTo(second.id());
    assertThat(taken("b", LONG)).isEmpty();
    assertThat(find(first).state()).isEqualTo(ImportState.RUNNING);
    assertThat(find(first).attempts()).isZero();
  }

  @Test
  void a_job_that_was_put_off_comes_again() {
    var job = add();
    taken("a", LONG);

    postpone("a", Duration.ZERO);

    assertThat(taken("b", LONG).orElseThrow().id()).isEqualTo(job.id());
    assertThat(find(job).attempts()).isEqualTo(1);
  }

  /** It gave the job up and could not say so, and its signs of life keep all others away. */
  @Test
  void a_worker_that_asks_again_gets_the_job_that_it_holds() {
    var job = add();
    add();
    taken("a", LONG);

    assertThat(taken("a", LONG).orElseThrow().id()).isEqualTo(job.id());
  }

  @Test
  void a_worker_that_holds_a_job_takes_no_other_one_beside_it() {
    var older = add();
    var job = add();
    taken("a", LONG);
    taken("b", LONG);
    release("a");

    assertThat(taken("b", LONG).orElseThrow().id()).isEqualTo(job.id());
    assertThat(taken("c", LONG).orElseThrow().id()).isEqualTo(older.id());
  }

  @Test
  void a_sign_of_life_makes_a_lease_last() {
    add();
    taken("a", Duration.ZERO);

    world.write(() -> beat("a"));

    assertThat(taken("b", LONG)).isEmpty();
  }

  @Test
  void a_part_is_kept_with_its_errors_and_its_issues() {
    var job = add();
    taken("a", LONG);
    var error =
        new RowError(
            2,
            3,
            List.of(new RowFault("title", "blank", "must not be blank", "\u0000 ")),
            List.of("\u0000 ", "😀", ""));
    var after = new Progress(3, 2, 1, 0, 0.25);

    assertThat(advance(job, "a", Progress.NONE, after, List.of(error), List.of(7L, 9L))).isTrue();

    assertThat(find(job).progress()).isEqualTo(after);
    assertThat(find(job).attempts()).isZero();
    assertThat(errors(job)).containsExactly(error);
    assertThat(world.read(() -> jobs().createdFrom(job.id(), 0)))
        .contains(new ImportJobs.Created(List.of(7L, 9L), 1));
    assertThat(world.read(() -> jobs().createdFrom(job.id(), 1))).isEmpty();
  }

  @Test
  void a_worker_that_lost_its_job_or_its_place_keeps_nothing() {
    var job = add();
    taken("a", Duration.ZERO);
    taken("b", LONG);
    var after = new Progress(1, 1, 0, 0, 0);

    assertThat(advanceAlone(job, "a", Progress.NONE, after)).isFalse();
    assertThat(advanceAlone(job, "b", after, after)).isFalse();
    assertThat(advanceAlone(job, "b", Progress.NONE, after)).isTrue();
    assertThat(end(job, "a", ImportState.FINISHED)).isFalse();
    assertThat(find(job).state()).isEqualTo(ImportState.RUNNING);
  }

  @Test
  void a_job_ends_once() {
    var job = add();
    taken("a", LONG);

    assertThat(end(job, "a", ImportState.FAILED)).isTrue();

    assertThat(end(job, "a", ImportState.FINISHED)).isFalse();
    assertThat(find(job).problem()).isEqualTo(new ImportJob.Problem("broken", "is broken"));
    assertThat(find(job).finishedAt()).isNotNull();
    assertThat(taken("b", LONG)).isEmpty();
    assertThat(world.write(() -> jobs().cancel(job.id(), world.now()))).isFalse();
  }

  @Test
  void a_cancelled_job_is_lost_to_its_worker() {
    var job = add();
    taken("a", LONG);

    assertThat(world.write(() -> jobs().cancel(job.id(), world.now()))).isTrue();

    assertThat(advanceAlone(job, "a", Progress.NONE, new Progress(1, 1, 0, 0, 0))).isFalse();
    assertThat(find(job).state()).isEqualTo(ImportState.CANCELLED);
  }

  @Test
  void an_undoing_is_taken_like_a_job_and_ends_it() {
    var job = add();
    assertThat(askToUndo(job, world.by(world.bob()))).isFalse();
    taken("a", LONG);
    end(job, "a", ImportState.FAILED);

    var asked = world.by(world.bob());
    assertThat(askToUndo(job, asked)).isTrue();
    assertThat(askToUndo(job, world.by(world.alice()))).isFalse();
    var taken = taken("b", LONG).orElseThrow();
    assertThat(taken.undo().asked()).isEqualTo(asked);
    assertThat(taken.state()).isEqualTo(ImportState.FAILED);
    var undo = new Undo(asked, 5, 3, 2, 1, List.of(4L, 8L));

    assertThat(world.write(() -> jobs().advanceUndo(job.id(), "a", undo, false, world.now())))
        .isFalse();
    assertThat(world.write(() -> jobs().advanceUndo(job.id(), "b", undo, true, world.now())))
        .isTrue();
    assertThat(find(job).undo()).isEqualTo(undo);
    assertThat(find(job).state()).isEqualTo(ImportState.UNDONE);
    assertThat(taken("c", LONG)).isEmpty();
  }

  @Test
  void what_an_import_created_is_deleted_by_who_asked_for_it_in_that_request() {
    var job = add();
    var issue = world.open(world.anIssue());
    taken("a", LONG);
    advance(job, "a", Progress.NONE, new Progress(1, 1, 0, 0, 1), List.of(), List.of(issue.id()));
    end(job, "a", ImportState.FAILED);
    var asked = world.by(world.bob());
    askToUndo(job, asked);

    assertThat(new ImportWorker(ports).runNext("undoer", () -> false)).isTrue();

    assertThat(world.find(issue.id()).deletion().by()).isEqualTo(world.bob());
    var deleted = HistoryContract.timeline(world, ports.history(), issue).getLast();
    assertThat(deleted.type()).isEqualTo("deleted");
    assertThat(deleted.actor()).isEqualTo(world.bob());
    assertThat(deleted.requestId()).isEqualTo(asked.requestId());
    assertThat(find(job).undo().deleted()).isEqualTo(1);
  }

  private boolean askToUndo(ImportJob job, Authorship by) {
    return world.write(() -> jobs().askToUndo(job.id(), by));
  }

  @Test
  void a_rehearsal_meets_an_external_id_once() {
    var job = add();
    var one = new ExternalKey(1, "one");
    var two = new ExternalKey(2, "one");

    assertThat(meet(job, Set.of(one))).isEmpty();
    assertThat(meet(job, Set.of(one, two))).containsExactly(one);
    assertThat(meet(add(), Set.of(one))).isEmpty();
  }

  @Test
  void what_rehearsals_met_goes_part_by_part_when_they_have_ended() {
    forgottenUntilNothing();
    var ended = add();
    var running = add();
    var one = new ExternalKey(1, "one");
    var many = Set.of(one, new ExternalKey(1, "two"), new ExternalKey(2, "one"));
    meet(ended, many);
    meet(running, many);

    assertThat(world.write(() -> jobs().forgetMet(2))).isZero();
    world.write(() -> jobs().cancel(ended.id(), world.now()));

    assertThat(forgottenUntilNothing()).isLessThanOrEqualTo(3);
    assertThat(meet(running, Set.of(one))).containsExactly(one);
    assertThat(meet(ended, Set.of(one))).isEmpty();
  }

  private int forgottenUntilNothing() {
    int all = 0;
    for (int some = 1; some > 0; all += some) {
      some = world.write(() -> jobs().forgetMet(2));
      assertThat(some).isBetween(0, 2);
    }
    return all;
  }

  @Test
  void a_part_without_rows_tells_how_much_was_read_and_is_no_getting_on() {
    var job = add();
    taken("a", Duration.ZERO);
    taken("b", LONG);
    var after = new Progress(0, 0, 0, 0, 0.5);

    assertThat(advanceAlone(job, "b", Progress.NONE, after)).isTrue();

    assertThat(find(job).progress()).isEqualTo(after);
    assertThat(find(job).attempts()).isEqualTo(2);
  }

  @Test
  void files_are_wanted_until_their_job_ends() {
    var job = add();
    var other = add();
    world.write(() -> jobs().cancel(other.id(), world.now()));

    assertThat(world.read(() -> jobs().claimed(Set.of(job.blob(), other.blob(), "x"))))
        .containsExactly(job.blob());
  }

  @Test
  void errors_are_a_list_in_the_order_of_the_file() {
    var job = add();
    taken("a", LONG);
    var errors = new ArrayList<RowError>();
    for (long row = 1; row <= 5; row++) {
      var fault = new RowFault("title", "blank", "must not be blank", "");
      errors.add(new RowError(row, row + 1, List.of(fault), List.of("x")));
    }
    advance(job, "a", Progress.NONE, new Progress(5, 0, 5, 0, 0), errors, List.of());

    Pages.holds(
        errors,
        window -> world.read(() -> jobs().errorsWithCells(world.actor(), job.id(), window)));
    var bare =
        errors.stream()
            .map(error -> new RowError(error.row(), error.line(), error.faults(), List.of()))
            .toList();
    Pages.holds(bare, window -> world.read(() -> jobs().errors(world.actor(), job.id(), window)));
  }

  @Test
  void errors_can_be_forgotten_and_their_number_stays() {
    var job = add();
    var other = add();
    var refused = List.of(new RowError(1, 2, List.of(), List.of("hunter2")));
    for (var each : List.of(job, other)) {
      var taken = taken(each.fileName() + each.id(), LONG).orElseThrow();
      advance(
          taken,
          each.fileName() + each.id(),
          Progress.NONE,
          new Progress(1, 0, 1, 0, 0),
          refused,
          List.of());
    }

    world.write(
        () -> {
          jobs().forgetErrors(job.id());
          return job;
        });

    assertThat(errors(job)).isEmpty();
    assertThat(errors(other)).isEqualTo(refused);
    assertThat(find(job).progress().failed()).isEqualTo(1);
  }

  @Test
  void however_many_errors_there_are_all_of_them_are_forgotten() {
    var job = add();
    taken("a", LONG);
    var errors =
        LongStream.rangeClosed(1, 2_000)
            .mapToObj(row -> new RowError(row, row, List.of(), List.of("hunter2")))
            .toList();
    advance(job, "a", Progress.NONE, new Progress(2_000, 0, 2_000, 0, 0), errors, List.of());

    world.write(
        () -> {
          jobs().forgetErrors(job.id());
          return job;
        });

    assertThat(errors(job)).isEmpty();
  }

  private ImportJobs jobs() {
    return ports.imports().jobs();
  }

  private ImportFile file(String column) {
    var blob = new Blob(world.named("blob") + world.now(), 10, "0".repeat(64));
    return new ImportFile("a.csv", SheetFormat.CSV, blob, List.of("title", column));
  }

  private ImportJob add() {
    return world.write(
        () -> jobs().add(world.actor(), file("status"), ImportOptions.PLAIN, world.now()));
  }

  private ImportJob find(ImportJob job) {
    return world.read(() -> jobs().find(world.actor(), job.id())).orElseThrow();
  }

  private Optional<ImportJob> taken(String worker, Duration lease) {
    asked.add(worker);
    return world.write(() -> jobs().take(worker, lease, world.now()));
  }

  private String beat(String worker) {
    jobs().beat(worker, LONG);
    return worker;
  }

  private void release(String worker) {
    world.write(
        () -> {
          jobs().release(worker);
          return worker;
        });
  }

  private void postpone(String worker, Duration pause) {
    world.write(
        () -> {
          jobs().postpone(worker, pause);
          return worker;
        });
  }

  private boolean advanceAlone(ImportJob job, String worker, Progress before, Progress after) {
    return advance(job, worker, before, after, List.of(), List.of());
  }

  private boolean advance(
      ImportJob job,
      String worker,
      Progress before,
      Progress after,
      List<RowError> errors,
      List<Long> created) {
    var part = new Part(before, after, errors, created);
    return world.write(
        () -> {
          boolean kept = jobs().advance(job.id(), worker, part);
          return kept;
        });
  }

  private boolean end(ImportJob job, String worker, ImportState state) {
    var problem = state == ImportState.FAILED ? new ImportJob.Problem("broken", "is broken") : null;
    return world.write(() -> jobs().end(job.id(), worker, state, null, problem, world.now()));
  }

  private Set<ExternalKey> meet(ImportJob job, Set<ExternalKey> keys) {
    return world.write(() -> jobs().meet(job.id(), keys));
  }

  private List<RowError> errors(ImportJob job) {
    return world.read(() -> jobs().errorsWithCells(world.actor(), job.id(), Pages.all())).items();
  }
}
