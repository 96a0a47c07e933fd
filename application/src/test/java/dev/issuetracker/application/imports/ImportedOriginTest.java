package dev.issuetracker.application.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.contract.World;
import dev.issuetracker.application.memory.InMemory;
import dev.issuetracker.application.sheet.Sheet;
import dev.issuetracker.application.sheet.SheetFormat;
import dev.issuetracker.application.sheet.SheetRow;
import dev.issuetracker.application.sheet.SheetWriter;
import dev.issuetracker.application.sheet.Sheets;
import dev.issuetracker.domain.FixedClock;
import dev.issuetracker.domain.Role;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a file brings along stays: whose an issue was, and since when. */
class ImportedOriginTest {

  @Test
  void a_row_tells_who_reported_it_and_when_even_if_that_person_left() throws IOException {
    var plain = InMemory.ports(FixedClock.at("2026-01-09T12:00:00Z"));
    var world = World.in(plain);
    var gone = world.deactivate(world.person("gone", Role.REPORTER));
    var row = List.of("Old", gone.username().value(), "2025-03-01T08:00:00Z");
    var tracker = IssueTracker.on(plain.withSheets(new OneRow(row)));

    var imports = tracker.imports();
    var blob = imports.store(new ByteArrayInputStream(new byte[1]));
    var file = imports.look("old.csv", SheetFormat.CSV, blob, null);
    var job = imports.start(new ImportUseCases.Start(world.actor(), file, ImportOptions.PLAIN));
    while (tracker.importWorker().runNext("the only worker", () -> false)) {}

    var progress = imports.get(world.actor(), Long.toString(job.id())).progress();
    assertThat(progress.created()).isEqualTo(1);
    var issue = tracker.issues().get(world.actor(), "MAIN-1").issue();
    assertThat(issue.reporter()).isEqualTo(gone.ref());
    assertThat(issue.createdAt()).isEqualTo(Instant.parse("2025-03-01T08:00:00Z"));
  }

  private record OneRow(List<String> cells) implements Sheets {
    @Override
    public Sheet open(SheetFormat format, @Nullable String name, Content content) {
      return new Reading(List.of(cells).iterator());
    }

    @Override
    public SheetWriter begin(SheetFormat format, boolean safe, OutputStream to) {
      throw new UnsupportedOperationException("nothing is written");
    }
  }

  private record Reading(Iterator<List<String>> rows) implements Sheet {
    @Override
    public List<String> header() {
      return List.of("title", "reporter", "created_at");
    }

    @Override
    public Optional<SheetRow> next() {
      return rows.hasNext() ? Optional.of(new SheetRow(2, rows.next())) : Optional.empty();
    }

    @Override
    public void verify() {
      rows.forEachRemaining(row -> {});
    }

    @Override
    public double progress() {
      return 1;
    }

    @Override
    public void close() {}
  }
}
