package dev.issuetracker.csv;

import static dev.issuetracker.csv.Files.packed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.Ports;
import dev.issuetracker.application.imports.ImportJob;
import dev.issuetracker.application.imports.ImportOptions;
import dev.issuetracker.application.imports.ImportState;
import dev.issuetracker.application.imports.ImportUseCases.Start;
import dev.issuetracker.application.memory.InMemory;
import dev.issuetracker.application.sheet.SheetFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A file of some kilobytes may hold hundreds of millions of them. */
class BlankRowsTest {
  private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");

  private final Ports ports = InMemory.ports(() -> NOW).withSheets(new SheetFiles());
  private final IssueTracker tracker = IssueTracker.on(ports);
  private final Actor manager = Manager.in(ports, NOW);
  private final AtomicInteger looks = new AtomicInteger();
  private ImportJob job;

  @BeforeEach
  void start() throws IOException {
    var file = packed(("title\na\n" + "\n".repeat(600_000) + "b\n").getBytes(UTF_8));
    var blob = tracker.imports().store(new ByteArrayInputStream(file));
    var looked = tracker.imports().look("a.csv.gz", SheetFormat.CSV_GZ, blob, null);
    job = tracker.imports().start(new Start(manager, looked, ImportOptions.PLAIN));
  }

  @Test
  void a_worker_that_shall_stop_hands_its_job_back_in_the_middle_of_them() {
    tracker.importWorker().runNext("a", () -> looks.incrementAndGet() > 2);

    assertThat(found().state()).isEqualTo(ImportState.RUNNING);
    assertThat(found().progress().processed()).isEqualTo(1);
    assertThat(found().progress().share()).isPositive();

    tracker.importWorker().runNext("b", () -> false);

    assertThat(found().state()).isEqualTo(ImportState.FINISHED);
    assertThat(found().progress().created()).isEqualTo(2);
    assertThat(found().totalRows()).isEqualTo(2);
  }

  @Test
  void a_worker_whose_job_is_cancelled_lets_go_of_it_in_the_middle_of_them() {
    tracker
        .importWorker()
        .runNext(
            "a",
            () -> {
              if (looks.incrementAndGet() == 3) {
                tracker.imports().cancel(manager, Long.toString(job.id()));
              }
              return false;
            });

    assertThat(found().state()).isEqualTo(ImportState.CANCELLED);
    assertThat(looks).hasValue(3);
  }

  /** Or a file that nobody gets through would be begun again for ever. */
  @Test
  void to_get_past_them_is_not_to_get_on() {
    tracker.importWorker().runNext("a", () -> looks.incrementAndGet() > 2);
    assertThat(found().attempts()).isZero();

    looks.set(0);
    tracker.importWorker().runNext("b", () -> looks.incrementAndGet() > 2);

    assertThat(found().attempts()).isEqualTo(1);
  }

  private ImportJob found() {
    return tracker.imports().get(manager, Long.toString(job.id()));
  }
}
