package dev.issuetracker.csv;

import static dev.issuetracker.csv.Files.fault;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.Ports;
import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.contract.OtherPort;
import dev.issuetracker.application.finding.Facet;
import dev.issuetracker.application.finding.Found;
import dev.issuetracker.application.finding.IssueCriteria;
import dev.issuetracker.application.finding.IssueSearch;
import dev.issuetracker.application.imports.ExportUseCases.Export;
import dev.issuetracker.application.memory.InMemory;
import dev.issuetracker.application.sheet.SheetFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A sheet of a workbook has 1,048,576 rows, one of which is the header. */
class ExportLimitTest {
  private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");

  private final ByteArrayOutputStream file = new ByteArrayOutputStream();

  @Test
  void more_issues_than_a_workbook_holds_are_refused_before_anything_is_written()
      throws IOException {
    assertThat(fault(() -> export(1_048_576, SheetFormat.XLSX)))
        .satisfies(
            fault -> {
              assertThat(fault.pointer()).isEqualTo("format");
              assertThat(fault.code()).isEqualTo("too_many");
              assertThat(fault.message()).contains("1048575", "1048576", "csv");
            });
    assertThat(file.size()).isZero();
    export(1_048_575, SheetFormat.XLSX);
    assertThat(file.size()).isPositive();
  }

  @Test
  void a_csv_holds_any_number() throws IOException {
    export(1_048_576, SheetFormat.CSV);

    assertThat(file.size()).isPositive();
  }

  @Test
  void a_workbook_that_would_be_too_long_is_not_completed() throws IOException {
    var writer = new SheetFiles().begin(SheetFormat.XLSX, true, OutputStream.nullOutputStream());
    for (int row = 0; row < 1_048_576; row++) {
      writer.write(List.of());
    }

    assertThatThrownBy(() -> writer.write(List.of())).isInstanceOf(IOException.class);
  }

  private void export(long issues, SheetFormat format) throws IOException {
    var ports = holding(issues, InMemory.ports(() -> NOW).withSheets(new SheetFiles()));
    IssueTracker.on(ports)
        .exports()
        .write(new Export(Manager.in(ports, NOW), IssueCriteria.everything(), format, true), file);
  }

  /** Whoever counts the issues is told that there are so many. */
  private static Ports holding(long issues, Ports ports) {
    return OtherPort.in(ports, IssueSearch.class, new Crowded(issues));
  }

  private record Crowded(long issues) implements IssueSearch {
    @Override
    public Found find(Actor actor, IssueCriteria criteria, Window window, boolean highlight) {
      assertThat(window.counting()).isEqualTo(Window.Counting.EXACT);
      return Found.of(new Slice<>(List.of(), null, null, new Slice.Count(issues, true)));
    }

    @Override
    public Map<Facet, Facet.Counts> count(
        Actor actor, IssueCriteria criteria, Set<Facet> facets, boolean fuzzy) {
      return Map.of();
    }
  }
}
