package dev.issuetracker.application.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.sheet.Sheet;
import dev.issuetracker.application.sheet.SheetRow;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RowsTest {

  @Test
  void a_part_has_a_thousand_rows() {
    assertThat(new Rows(new Endless(List.of("title"))).part()).hasSize(1_000);
  }

  @Test
  void a_part_has_fewer_rows_if_their_texts_are_long() {
    assertThat(new Rows(new Endless(List.of("x".repeat(1 << 20)))).part()).hasSize(4);
  }

  @Test
  void a_part_has_fewer_rows_if_they_have_many_cells_whatever_is_in_them() {
    var cells = Collections.nCopies(1 << 17, "");

    assertThat(new Rows(new Endless(cells)).part()).hasSize(4);
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
