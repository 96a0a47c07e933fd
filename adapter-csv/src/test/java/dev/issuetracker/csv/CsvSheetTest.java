package dev.issuetracker.csv;

import static dev.issuetracker.csv.Files.cells;
import static dev.issuetracker.csv.Files.csv;
import static dev.issuetracker.csv.Files.endless;
import static dev.issuetracker.csv.Files.fault;
import static dev.issuetracker.csv.Files.open;
import static dev.issuetracker.csv.Files.packed;
import static dev.issuetracker.csv.Files.rows;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.sheet.SheetFormat;
import dev.issuetracker.application.sheet.SheetRow;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class CsvSheetTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "title,status\na,open\n",
        "title,status\r\na,open\r\n",
        "\uFEFFtitle,status\na,open"
      })
  void reads_lines_of_every_kind_with_or_without_a_mark(String text) {
    var sheet = csv(text);

    assertThat(sheet.header()).containsExactly("title", "status");
    assertThat(cells(sheet)).containsExactly(List.of("a", "open"));
  }

  @Test
  void a_quoted_cell_may_hold_quotes_commas_and_lines() {
    var sheet = csv("title,description\r\n\"a \"\"b\"\", c\",\"one\r\ntwo\nthree\"\r\n");

    assertThat(cells(sheet)).containsExactly(List.of("a \"b\", c", "one\ntwo\nthree"));
  }

  @Test
  void tells_the_line_that_a_row_begins_in_whatever_stands_before_it() {
    var sheet = csv("title,description\na,\"one\ntwo\"\n\n,\nb,x\n");

    assertThat(rows(sheet))
        .containsExactly(
            new SheetRow(2, List.of("a", "one\ntwo")), new SheetRow(6, List.of("b", "x")));
  }

  @Test
  void a_compressed_file_is_the_same_table() {
    var sheet = open(SheetFormat.CSV_GZ, packed("title\na\n".getBytes(UTF_8)));

    assertThat(cells(sheet)).containsExactly(List.of("a"));
    assertThat(sheet.progress()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n\r\n", "\uFEFF", " \n,,\n"})
  void a_file_without_a_header_is_empty(String text) {
    assertThat(fault(() -> csv(text)).code()).isEqualTo("empty");
  }

  @Test
  void a_header_alone_is_a_table_without_rows() {
    assertThat(cells(csv("title\n"))).isEmpty();
  }

  @Test
  void other_encodings_are_refused_wherever_they_begin() {
    var late = ("title\n" + "a\n".repeat(100_000) + "Grüße\n").getBytes(ISO_8859_1);

    assertThat(fault(() -> open(SheetFormat.CSV, "title\na".getBytes(UTF_16))).code())
        .isEqualTo("not_utf8");
    assertThat(fault(() -> open(SheetFormat.CSV, late).verify()).code()).isEqualTo("not_utf8");
    assertThat(fault(() -> rows(open(SheetFormat.CSV, late))).code()).isEqualTo("not_utf8");
  }

  @Test
  void a_text_that_ends_within_a_character_is_not_utf8() {
    var cut = new byte[] {'t', 'i', 't', 'l', 'e', '\n', (byte) 0xC3};

    assertThat(fault(() -> open(SheetFormat.CSV, cut).verify()).code()).isEqualTo("not_utf8");
  }

  @Test
  void a_picture_that_is_named_like_a_table_is_refused() {
    var picture = new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0};

    assertThat(fault(() -> open(SheetFormat.CSV, picture)).code()).isEqualTo("not_utf8");
    assertThat(fault(() -> open(SheetFormat.CSV_GZ, picture)).code()).isEqualTo("broken");
  }

  @Test
  void a_quote_that_never_ends_is_refused_after_the_rows_before_it() {
    var sheet = csv("title\na\n\"b\n");

    assertThat(sheet.next()).isPresent();
    assertThat(fault(sheet::next).code()).isEqualTo("broken");
  }

  @Test
  void a_cell_without_an_end_is_refused_in_bounded_memory() {
    var header = endless("title\n\"", 'x');
    var cell = endless("ti", 'x');

    assertThat(fault(() -> open(SheetFormat.CSV, header, -1).next()).code())
        .isEqualTo("record_too_large");
    assertThat(fault(() -> open(SheetFormat.CSV, cell, -1)).code()).isEqualTo("record_too_large");
  }

  @Test
  void columns_without_an_end_are_refused_in_bounded_memory() {
    assertThat(fault(() -> open(SheetFormat.CSV, endless("title", ','), -1)).code())
        .isEqualTo("record_too_large");
  }

  @Test
  void a_compressed_file_that_is_cut_is_refused() {
    var whole = packed("title\na\n".repeat(1_000).getBytes(UTF_8));
    var cut = java.util.Arrays.copyOf(whole, whole.length - 12);

    assertThat(fault(() -> rows(open(SheetFormat.CSV_GZ, cut))).code()).isEqualTo("broken");
  }
}
