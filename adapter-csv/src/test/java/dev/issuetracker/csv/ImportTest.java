package dev.issuetracker.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.Ports;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.finding.IssueCriteria;
import dev.issuetracker.application.imports.ExportUseCases.Export;
import dev.issuetracker.application.imports.ImportJob;
import dev.issuetracker.application.imports.ImportOptions;
import dev.issuetracker.application.imports.ImportState;
import dev.issuetracker.application.imports.ImportUseCases.Start;
import dev.issuetracker.application.imports.ImportWorker;
import dev.issuetracker.application.imports.RowError;
import dev.issuetracker.application.memory.InMemory;
import dev.issuetracker.application.sheet.SheetFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Files all the way into a tracker in memory, and out of it again. */
class ImportTest {
  private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");

  private static final ImportOptions UNESCAPED = new ImportOptions(null, false, true, true, null);

  private Instant time = NOW;
  private final Ports ports = InMemory.ports(() -> time).withSheets(new SheetFiles());
  private final IssueTracker tracker = IssueTracker.on(ports);
  private final Actor manager = Manager.in(ports, NOW);

  @Test
  void good_rows_are_created_and_bad_ones_are_told_with_all_their_faults() throws IOException {
    var job = done("title,status\na,open\n,bogus\nc,closed\n", ImportOptions.PLAIN);

    assertThat(job.state()).isEqualTo(ImportState.FINISHED);
    assertThat(job.progress().created()).isEqualTo(2);
    assertThat(job.totalRows()).isEqualTo(3);
    assertThat(errors(job)).hasSize(1);
    assertThat(errors(job).getFirst().row()).isEqualTo(2);
    assertThat(errors(job).getFirst().faults())
        .extracting(RowError.RowFault::column)
        .containsExactly("title", "status");
  }

  @Test
  void a_file_is_called_what_is_left_without_the_spaces_around_its_name() throws IOException {
    var blob = tracker.imports().store(new ByteArrayInputStream(csv("title\na\n")));
    var name = "\t" + " ".repeat(300) + "a.csv\u00a0\n";

    assertThat(tracker.imports().look(name, SheetFormat.CSV, blob, null).name()).isEqualTo("a.csv");
  }

  @Test
  void an_external_id_is_created_once_within_a_file_and_between_files() throws IOException {
    var file = "title,external_id\na,1\nb,2\na again,1\n";

    assertThat(done(file, ImportOptions.PLAIN).progress().skipped()).isEqualTo(1);
    var second = done(file, ImportOptions.PLAIN).progress();
    assertThat(second.created()).isZero();
    assertThat(second.skipped()).isEqualTo(3);
  }

  @Test
  void a_rehearsal_counts_like_the_real_thing_and_writes_nothing() throws IOException {
    var file = "title,external_id,labels\na,1,new\nb,1,new\n,,\n,2,\n";
    var rehearsal = done(file, new ImportOptions(null, true, true, false, null));
    var real = done(file, ImportOptions.PLAIN);

    assertThat(rehearsal.progress()).isEqualTo(real.progress());
    assertThat(rehearsal.progress().created()).isEqualTo(1);
  }

  @Test
  void labels_that_may_not_be_made_are_faults_of_their_rows() throws IOException {
    var job =
        done("title,labels\na,\"new,newer\"\n", new ImportOptions(null, false, false, false, null));

    assertThat(errors(job).getFirst().faults())
        .extracting(RowError.RowFault::value)
        .containsExactly("new", "newer");
  }

  @Test
  void however_many_labels_a_row_has_little_is_told_of_them() throws IOException {
    var different = IntStream.range(0, 150_000).mapToObj(String::valueOf).collect(joining(","));
    var rows = "a,\"%s\"\nb,\"%s\"\nc,\"%s\"\n";
    var job =
        done(
            "title,labels\n"
                + rows.formatted(different, ",".repeat(1_000_000), "d,D,".repeat(500) + "d"),
            ImportOptions.PLAIN);

    assertThat(job.progress().created()).isEqualTo(1);
    assertThat(errors(job))
        .extracting(error -> error.faults().stream().map(RowError.RowFault::code).toList())
        .containsExactly(List.of("too_many"), List.of("blank"));
  }

  @Test
  void times_keep_their_order_and_do_not_lie_ahead() throws IOException {
    var job =
        done(
            "title,status,created_at,resolved_at,closed_at\n"
                + "a,resolved,2026-01-02,2026-01-01,\n"
                + "b,open,,2026-01-01,\n"
                + "c,,2027-01-01,,\n"
                + "d,closed,2026-01-01,2026-01-02T10:00:00+02:00,2026-01-03 00:00:00\n",
            ImportOptions.PLAIN);

    assertThat(errors(job))
        .extracting(error -> error.faults().getFirst().code())
        .containsExactly("out_of_order", "not_reached", "in_the_future");
    assertThat(job.progress().created()).isEqualTo(1);
  }

  @Test
  void a_file_that_breaks_further_down_fails_and_keeps_what_came_before() throws IOException {
    var job = done("title\n" + "a\n".repeat(1_500) + "\"b", ImportOptions.PLAIN);

    assertThat(job.state()).isEqualTo(ImportState.FAILED);
    assertThat(job.problem().code()).isEqualTo("broken");
    assertThat(job.progress().created()).isEqualTo(1_500);
  }

  @Test
  void undoing_deletes_what_nobody_has_touched() throws IOException {
    var job = done("title\na\nb\n", ImportOptions.PLAIN);
    tracker.imports().undo(manager, Long.toString(job.id()));
    work();

    var undone = tracker.imports().get(manager, Long.toString(job.id()));
    assertThat(undone.state()).isEqualTo(ImportState.UNDONE);
    assertThat(undone.undo().deleted()).isEqualTo(2);
    assertThat(exported()).hasLineCount(1);
  }

  @Test
  void a_worker_that_gets_on_keeps_its_job_without_any_other_sign_of_life() throws IOException {
    var job = started(SheetFormat.CSV, csv("title\n" + "a\n".repeat(3_000)), ImportOptions.PLAIN);
    assertThat(whileNearlyAllOfTheLeasePassesBetweenParts()).isEmpty();

    tracker.imports().undo(manager, Long.toString(job.id()));
    assertThat(whileNearlyAllOfTheLeasePassesBetweenParts()).isEmpty();

    var undone = tracker.imports().get(manager, Long.toString(job.id()));
    assertThat(undone.undo().deleted()).isEqualTo(3_000);
  }

  /** When others got the job. */
  private List<Instant> whileNearlyAllOfTheLeasePassesBetweenParts() {
    var taken = new ArrayList<Instant>();
    var worker = tracker.importWorker();
    worker.runNext(
        "worker",
        () -> {
          time = time.plus(ImportWorker.LEASE).minusMillis(1);
          if (worker.runNext("other", () -> true)) {
            taken.add(time);
          }
          return false;
        });
    return taken;
  }

  @Test
  void refused_rows_can_be_downloaded_mended_and_imported() throws IOException {
    var job = done("title,description\n,=1+1\n", ImportOptions.PLAIN);
    var mended = refused(job).replace(",,'=1+1", ",mended,'=1+1");

    var again = done(mended, UNESCAPED);

    assertThat(again.progress().created()).isEqualTo(1);
    assertThat(exported()).contains("mended", "'=1+1").doesNotContain("''=1+1");
  }

  @Test
  void rows_that_are_refused_again_can_be_downloaded_again() throws IOException {
    var first = refused(done("title,description\n,first\n,second\n", ImportOptions.PLAIN));
    var file = first.replace("import_row", " Import_Row").replace(",,first", ",mended,first");

    var second = refused(done(file, UNESCAPED));

    assertThat(second.lines())
        .containsExactly(
            "import_row,import_line,import_errors,title,description",
            "2,3,title: must be given,,second");
    assertThat(done(second.replace(",,second", ",mended,second"), UNESCAPED).progress().created())
        .isEqualTo(1);
  }

  /** Its cells are texts, unless it was made of a CSV that an export had marked. */
  @Test
  void the_marks_of_a_workbook_are_taken_off_for_who_asks_for_it() throws IOException {
    var book = workbook("title,description", "one,'=1+1", ",'=2+2");

    assertThat(refused(done(SheetFormat.XLSX, book, UNESCAPED))).contains(",,'=2+2");
    assertThat(exported()).contains("one,'=1+1");
    done(SheetFormat.XLSX, book, ImportOptions.PLAIN);
    assertThat(exported()).contains("one,''=1+1");
  }

  @Test
  void what_a_workbook_held_is_told_as_it_stood_there() throws IOException {
    var job = done(SheetFormat.XLSX, workbook("title,description", ",'=1+1"), ImportOptions.PLAIN);
    var mended = refused(job).replace(",,''=1+1", ",mended,''=1+1");

    assertThat(done(mended, UNESCAPED).progress().created()).isEqualTo(1);
    assertThat(exported()).contains("mended,''=1+1");
  }

  private String refused(ImportJob job) throws IOException {
    var file = new ByteArrayOutputStream();
    tracker.imports().writeErrors(manager, Long.toString(job.id()), true, file);
    return file.toString(UTF_8);
  }

  private static byte[] workbook(String... rows) throws IOException {
    var file = new ByteArrayOutputStream();
    try (var writer = new SheetFiles().begin(SheetFormat.XLSX, true, file)) {
      for (var row : rows) {
        writer.write(List.of(row.split(",")));
      }
    }
    return file.toByteArray();
  }

  private String exported() throws IOException {
    var file = new ByteArrayOutputStream();
    tracker
        .exports()
        .write(new Export(manager, IssueCriteria.everything(), SheetFormat.CSV, true), file);
    return file.toString(UTF_8);
  }

  private ImportJob done(String text, ImportOptions options) throws IOException {
    return done(SheetFormat.CSV, csv(text), options);
  }

  private ImportJob done(SheetFormat format, byte[] bytes, ImportOptions options)
      throws IOException {
    var job = started(format, bytes, options);
    work();
    return tracker.imports().get(manager, Long.toString(job.id()));
  }

  private static byte[] csv(String text) {
    return text.getBytes(UTF_8);
  }

  private ImportJob started(SheetFormat format, byte[] bytes, ImportOptions options)
      throws IOException {
    var blob = tracker.imports().store(new ByteArrayInputStream(bytes));
    var file = tracker.imports().look("a", format, blob, null);
    return tracker.imports().start(new Start(manager, file, options));
  }

  private void work() {
    assertThat(tracker.importWorker().runNext("worker", () -> false)).isTrue();
  }

  private List<RowError> errors(ImportJob job) {
    return tracker.imports().errors(manager, Long.toString(job.id()), Window.first(100)).items();
  }
}
