package dev.issuetracker.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.imports.ImportOptions;
import dev.issuetracker.application.imports.ImportState;
import dev.issuetracker.application.imports.ImportUseCases.Start;
import dev.issuetracker.application.imports.ImportWorker;
import dev.issuetracker.application.memory.InMemory;
import dev.issuetracker.application.sheet.Sheet;
import dev.issuetracker.application.sheet.SheetFormat;
import dev.issuetracker.application.sheet.SheetWriter;
import dev.issuetracker.application.sheet.Sheets;
import dev.issuetracker.bootstrap.postgres.Eventually;
import dev.issuetracker.csv.SheetFiles;
import dev.issuetracker.domain.Role;
import dev.issuetracker.domain.Username;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ImportThreadsTest {

  /** More often than there are threads, so that none would be left if each died of one. */
  @Test
  void workers_go_on_after_the_memory_ran_out() throws Exception {
    var ports = InMemory.ports(InstantSource.system()).withSheets(new SheetFiles());
    var tracker = IssueTracker.on(ports);
    var manager =
        ports
            .transactions()
            .write(
                () ->
                    Actor.of(
                        ports
                            .people()
                            .add(new Username("mia"), "Mia", Role.MANAGER, null, Instant.now())));
    var blob = tracker.imports().store(new ByteArrayInputStream("title\na\n".getBytes(UTF_8)));
    var file = tracker.imports().look("a.csv", SheetFormat.CSV, blob, null);
    var id =
        Long.toString(tracker.imports().start(new Start(manager, file, ImportOptions.PLAIN)).id());

    var worker = new ImportWorker(ports.withSheets(new ExhaustedSheets(3)));
    var threads = ImportThreads.start(worker);
    try {
      Eventually.becomesTrue(
          "the import is through",
          () -> tracker.imports().get(manager, id).state() == ImportState.FINISHED);
    } finally {
      threads.close();
    }
  }

  @Test
  void signs_of_life_go_on_after_one_that_failed() throws Exception {
    var signs = new AtomicInteger();
    InstantSource clock =
        () -> {
          if (Thread.currentThread().getName().equals("import-heartbeat")
              && signs.incrementAndGet() < 3) {
            throw new IllegalStateException("no time");
          }
          return Instant.now();
        };

    var worker = new ImportWorker(InMemory.ports(clock), Duration.ofMillis(40));
    var threads = ImportThreads.start(worker);
    try {
      Eventually.becomesTrue("more signs are given", () -> signs.get() > 10);
    } finally {
      threads.close();
    }
  }

  /** Cannot read anything at first. */
  private static final class ExhaustedSheets implements Sheets {
    private final Sheets sheets = new SheetFiles();
    private final AtomicInteger left;

    ExhaustedSheets(int times) {
      left = new AtomicInteger(times);
    }

    @Override
    public Sheet open(SheetFormat format, String name, Content content) {
      if (left.getAndDecrement() > 0) {
        throw new OutOfMemoryError("for a test");
      }
      return sheets.open(format, name, content);
    }

    @Override
    public SheetWriter begin(SheetFormat format, boolean safe, OutputStream to) throws IOException {
      return sheets.begin(format, safe, to);
    }
  }
}
