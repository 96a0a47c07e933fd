package dev.issuetracker.rest.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.imports.ImportJob;
import dev.issuetracker.application.imports.ImportOptions;
import dev.issuetracker.application.imports.ImportState;
import dev.issuetracker.application.imports.Progress;
import dev.issuetracker.application.imports.RowError;
import dev.issuetracker.application.sheet.SheetFormat;
import dev.issuetracker.domain.PersonRef;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImportResponseTest {
  private static final Instant BEGIN = Instant.parse("2026-01-09T12:00:00Z");

  @Test
  void an_import_that_runs_will_be_through_at_the_pace_that_it_had() {
    var shown = shown(ImportState.RUNNING, 0.25, 20);

    assertThat(shown.progress()).isEqualTo(0.25);
    assertThat(shown.estimatedFinishAt()).isEqualTo(BEGIN.plusSeconds(80));
  }

  @Test
  void nobody_knows_when_before_the_first_rows_are_written() {
    assertThat(shown(ImportState.RUNNING, 0, 20).estimatedFinishAt()).isNull();
  }

  @Test
  void a_clock_that_went_back_gives_no_time_in_the_past() {
    assertThat(shown(ImportState.RUNNING, 0.5, -20).estimatedFinishAt())
        .isEqualTo(BEGIN.minusSeconds(20));
  }

  @ParameterizedTest
  @EnumSource(value = ImportState.class, names = "RUNNING", mode = EnumSource.Mode.EXCLUDE)
  void what_does_not_run_has_no_end_to_be_guessed(ImportState state) {
    assertThat(shown(state, 0.25, 20).estimatedFinishAt()).isNull();
  }

  @Test
  void what_is_passed_over_and_how_many_refusals_there_are_is_told() {
    var shown = shown(ImportState.FINISHED, 1, 20);

    assertThat(shown.ignoredColumns()).containsExactly("key", "comment_count");
    assertThat(shown.failed()).isEqualTo(101);
    assertThat(shown.errors()).hasSize(100);
    assertThat(shown.errorsTruncated()).isTrue();
  }

  @Test
  void refused_rows_that_were_taken_away_are_not_to_be_found_elsewhere() {
    var shown = shown(ImportState.FINISHED, 1, 20, 0);

    assertThat(shown.failed()).isEqualTo(101);
    assertThat(shown.errors()).isEmpty();
    assertThat(shown.errorsTruncated()).isFalse();
  }

  private static ImportResponse shown(ImportState state, double share, long seconds) {
    return shown(state, share, seconds, ImportResponse.INLINE);
  }

  private static ImportResponse shown(ImportState state, double share, long seconds, int errors) {
    var refused =
        LongStream.rangeClosed(1, errors)
            .mapToObj(row -> new RowError(row, row + 1, List.of(), List.of()))
            .toList();
    var job =
        new ImportJob(
            7,
            state,
            new PersonRef(1, "alice", "Alice"),
            null,
            "rows.csv",
            SheetFormat.CSV,
            "blob",
            100,
            List.of("title", "key", "comment_count"),
            ImportOptions.PLAIN,
            new Progress(300, 150, 101, 49, share),
            null,
            null,
            0,
            BEGIN,
            BEGIN,
            null,
            null);
    return ImportResponse.from(job, refused, BEGIN.plusSeconds(seconds));
  }
}
