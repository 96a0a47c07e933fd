package dev.issuetracker.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.Ports;
import dev.issuetracker.application.Unavailable;
import dev.issuetracker.application.imports.ImportJob;
import dev.issuetracker.application.imports.ImportOptions;
import dev.issuetracker.application.imports.ImportState;
import dev.issuetracker.application.imports.ImportUseCases.Start;
import dev.issuetracker.application.imports.ImportWorker;
import dev.issuetracker.application.memory.InMemory;
import dev.issuetracker.application.sheet.Sheet;
import dev.issuetracker.application.sheet.SheetFormat;
import dev.issuetracker.application.sheet.SheetRow;
import dev.issuetracker.application.sheet.SheetWriter;
import dev.issuetracker.application.sheet.Sheets;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Imports on a server whose disk is full, or cannot be read. */
class OutageTest {
  private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");

  /** More often than a job is begun again whose server dies of it. */
  private static final int OFTEN = 60;

  private Instant time = NOW;
  private final Ports ports = InMemory.ports(() -> time).withSheets(new SheetFiles());
  private final IssueTracker tracker = IssueTracker.on(ports);
  private final Actor manager = Manager.in(ports, NOW);

  @Test
  void a_file_that_cannot_be_opened_for_now_is_read_later_however_often_that_fails()
      throws IOException {
    var job = started("title\na\n");
    for (int tries = 0; tries < OFTEN; tries++) {
      fail(new Away(0));
      assertThat(again(job).problem()).isNull();
      time = time.plus(ImportWorker.LEASE);
    }

    work();

    assertThat(again(job).state()).isEqualTo(ImportState.FINISHED);
  }

  @Test
  void a_file_that_can_no_longer_be_read_goes_on_where_it_was() throws IOException {
    var job = started("title\n" + "a\n".repeat(1_500));
    fail(new Away(1_200));
    assertThat(again(job).progress().created()).isEqualTo(1_000);
    time = time.plus(ImportWorker.LEASE);

    work();

    assertThat(again(job).state()).isEqualTo(ImportState.FINISHED);
    assertThat(again(job).progress().created()).isEqualTo(1_500);
  }

  @Test
  void a_file_that_cannot_be_read_for_now_keeps_no_other_waiting() throws IOException {
    started("title\na\n");
    var younger = started("title\nb\n");
    fail(new Away(0));

    work();

    assertThat(again(younger).state()).isEqualTo(ImportState.FINISHED);
  }

  private ImportJob started(String text) throws IOException {
    var blob = tracker.imports().store(new ByteArrayInputStream(text.getBytes(UTF_8)));
    var file = tracker.imports().look("a.csv", SheetFormat.CSV, blob, null);
    return tracker.imports().start(new Start(manager, file, ImportOptions.PLAIN));
  }

  private ImportJob again(ImportJob job) {
    return tracker.imports().get(manager, Long.toString(job.id()));
  }

  private void work() {
    assertThat(tracker.importWorker().runNext("worker", () -> false)).isTrue();
  }

  private void fail(Sheets sheets) {
    var worker = IssueTracker.on(ports.withSheets(sheets)).importWorker();
    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> worker.runNext("worker", () -> false));
  }

  /**
   * @param rows how many can be read, at least one if the file can be opened
   */
  private record Away(int rows) implements Sheets {
    @Override
    public Sheet open(SheetFormat format, @Nullable String name, Content content) {
      if (rows == 0) {
        throw new Unavailable("no space left");
      }
      return new Torn(new SheetFiles().open(format, name, content), rows);
    }

    @Override
    public SheetWriter begin(SheetFormat format, boolean safe, OutputStream to) {
      throw new Unavailable("no space left");
    }
  }

  private static final class Torn implements Sheet {
    private final Sheet whole;
    private int left;

    Torn(Sheet whole, int rows) {
      this.whole = whole;
      left = rows;
    }

    @Override
    public List<String> header() {
      return whole.header();
    }

    @Override
    public Optional<SheetRow> next() {
      if (left-- == 0) {
        throw new Unavailable("the disk cannot be read");
      }
      return whole.next();
    }

    @Override
    public void verify() {
      whole.verify();
    }

    @Override
    public double progress() {
      return whole.progress();
    }

    @Override
    public void close() {
      whole.close();
    }
  }
}
