package dev.issuetracker.application.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.sheet.Sheet;
import dev.issuetracker.application.sheet.SheetRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RowsTest {

  @Test
  void a_part_has_a_thousand_rows() {
    assertThat(new Rows(new Endless(List.of("title")), 0).part()).hasSize(1_000);
  }

  @Test
  void a_part_has_fewer_rows_if_their_texts_are_long() {
    assertThat(new Rows(new Endless(List.of("x".repeat(1 << 20))), 0).part()).hasSize(4);
  }

  @Test
  void a_part_has_fewer_rows_if_they_have_many_cells_whatever_is_in_them() {
    var cells = new ArrayList<>(Collections.nCopies(1 << 17, ""));
    cells.set(0, "x");

    assertThat(new Rows(new Endless(cells), 0).part()).hasSize(4);
  }

  @ParameterizedTest
  @MethodSource("blank")
  void countless_blank_rows_are_a_part_without_rows_and_no_end(List<String> cells) {
    var rows = new Rows(new Endless(cells), 0);

    assertThat(rows.part()).isEmpty();
    assertThat(rows.isAtEnd()).isFalse();
  }

  static Stream<List<String>> blank() {
    return Stream.of(List.of(), List.of(""), List.of(" ", "\t"));
  }

  @Test
  void so_are_countless_rows_that_have_been_dealt_with() {
    var rows = new Rows(new Endless(List.of("title")), 1_000_000);

    assertThat(rows.part()).isEmpty();
    assertThat(rows.isAtEnd()).isFalse();
  }

  @Test
  void goes_on_behind_the_rows_that_have_been_dealt_with_blank_ones_not_counted() {
    var sheet = new Few(List.of("", "a", "", "b", "c", "", "d", "").iterator());
    var rows = new Rows(sheet, 2);

    assertThat(rows.part()).extracting(SheetRow::cells).containsExactly(List.of("c"), List.of("d"));
    assertThat(rows.part()).isEmpty();
    assertThat(rows.isAtEnd()).isTrue();
  }

  /** Rows of one cell each. */
  private record Few(Iterator<String> cells) implements Sheet {
    @Override
    public List<String> header() {
      return List.of("title");
    }

    @Override
    public Optional<SheetRow> next() {
      return cells.hasNext()
          ? Optional.of(new SheetRow(1, List.of(cells.next())))
          : Optional.empty();
    }

    @Override
    public void verify() {}

    @Override
    public double progress() {
      return 0;
    }

    @Override
    public void close() {}
  }

  /** The same row again and again. */
  private record Endless(List<String> cells) implements Sheet {
    @Override
    public List<String> header() {
      return List.of("title");
    }

    @Override
    public Optional<SheetRow> next() {
      return Optional.of(new SheetRow(1, cells));
    }

    @Override
    public void verify() {}

    @Override
    public double progress() {
      return 0;
    }

    @Override
    public void close() {}
  }
}
