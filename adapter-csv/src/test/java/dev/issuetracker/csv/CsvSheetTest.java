package dev.issuetracker.csv;

import static dev.issuetracker.csv.Files.cells;
import static dev.issuetracker.csv.Files.csv;
import static dev.issuetracker.csv.Files.endless;
import static dev.issuetracker.csv.Files.fault;
import static dev.issuetracker.csv.Files.joined;
import static dev.issuetracker.csv.Files.open;
import static dev.issuetracker.csv.Files.packed;
import static dev.issuetracker.csv.Files.rows;
import static dev.issuetracker.csv.Files.stored;
import static dev.issuetracker.csv.Files.unannounced;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.sheet.SheetFormat;
import dev.issuetracker.application.sheet.SheetRow;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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
    var cut = Arrays.copyOf(whole, whole.length - 12);

    assertThat(fault(() -> rows(open(SheetFormat.CSV_GZ, cut))).code()).isEqualTo("broken");
  }

  @Test
  void rows_are_read_wherever_a_member_of_a_compressed_file_begins() {
    var second = packed("b\n".getBytes(UTF_8));
    for (int length = 65_380; length < 65_540; length++) {
      var file = joined(stored("title\na\n" + "x".repeat(length - 9) + "\n"), second, second);

      assertThat(rows(open(SheetFormat.CSV_GZ, unannounced(file), file.length)))
          .as("the first member holds %d bytes", length)
          .hasSize(4);
    }
  }

  @Test
  void members_of_a_compressed_file_may_be_empty_and_padded_with_zeros() {
    var empty = packed(new byte[0]);
    var file =
        joined(empty, packed("title\n".getBytes(UTF_8)), empty, packed("a\n".getBytes(UTF_8)));

    assertThat(cells(open(SheetFormat.CSV_GZ, joined(file, new byte[70_000]))))
        .containsExactly(List.of("a"));
  }

  @ParameterizedTest
  @MethodSource("noMembers")
  void what_is_broken_behind_the_first_member_is_refused_after_its_rows(byte[] rest) {
    var first = packed("title\na\n".getBytes(UTF_8));
    var sheet = open(SheetFormat.CSV_GZ, joined(first, rest));

    assertThat(sheet.next()).isPresent();
    assertThat(fault(() -> rows(sheet)).code()).isEqualTo("broken");
    assertThat(fault(() -> open(SheetFormat.CSV_GZ, joined(first, rest)).verify()).code())
        .isEqualTo("broken");
  }

  static Stream<byte[]> noMembers() {
    var whole = packed("b\n".getBytes(UTF_8));
    var cut = IntStream.range(1, whole.length).mapToObj(end -> Arrays.copyOf(whole, end));
    var changed =
        Stream.of(0, 1, 2, 3, whole.length - 8, whole.length - 1)
            .map(
                place -> {
                  var other = whole.clone();
                  other[place] ^= (byte) 0xe1;
                  return other;
                });
    var others = Stream.of("garbage".getBytes(UTF_8), joined(new byte[9], whole));
    return Stream.of(cut, changed, others).flatMap(each -> each);
  }

  @Test
  void a_member_may_tell_of_itself_and_that_is_held_against_its_sum() {
    var plain = packed("title\na\n".getBytes(UTF_8));
    var head = new byte[] {0x1f, (byte) 0x8b, 8, 2 | 4 | 8 | 16, 1, 2, 3, 4, 0, 3};
    var told = joined(head, new byte[] {2, 0, 7, 7}, "name\0comment\0".getBytes(UTF_8));
    var crc = new CRC32();
    crc.update(told);
    var sum = new byte[] {(byte) crc.getValue(), (byte) (crc.getValue() >> 8)};
    var body = Arrays.copyOfRange(plain, 10, plain.length);

    assertThat(cells(open(SheetFormat.CSV_GZ, joined(told, sum, body))))
        .containsExactly(List.of("a"));
    sum[0] ^= 1;
    assertThat(fault(() -> open(SheetFormat.CSV_GZ, joined(told, sum, body))).code())
        .isEqualTo("broken");
  }
}
