package dev.issuetracker.csv;

import static dev.issuetracker.csv.Files.cells;
import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.sheet.Escape;
import dev.issuetracker.application.sheet.SheetFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is written is what is read. */
class SheetRoundTripProperties {

  @Property(tries = 300)
  void csv_with_marks(@ForAll("tables") List<List<String>> table) throws IOException {
    var read = roundTrip(table, SheetFormat.CSV, true);

    assertThat(read.stream().map(row -> row.stream().map(Escape::unmark).toList()).toList())
        .isEqualTo(table);
    assertThat(read).allSatisfy(row -> assertThat(row).noneMatch(cell -> cell.startsWith("=")));
  }

  @Property(tries = 200)
  void csv_without_marks(@ForAll("tables") List<List<String>> table) throws IOException {
    assertThat(roundTrip(table, SheetFormat.CSV_GZ, false)).isEqualTo(table);
  }

  @Property(tries = 200)
  void workbooks(@ForAll("tables") List<List<String>> table) throws IOException {
    assertThat(roundTrip(table, SheetFormat.XLSX, true)).isEqualTo(table);
  }

  private static List<List<String>> roundTrip(
      List<List<String>> table, SheetFormat format, boolean safe) throws IOException {
    var file = new ByteArrayOutputStream();
    try (var writer = new SheetFiles().begin(format, safe, file)) {
      writer.write(List.of("title", "description", "end"));
      for (var row : table) {
        writer.write(row);
      }
    }
    return cells(Files.open(format, file.toByteArray()));
  }

  @Provide
  Arbitrary<List<List<String>>> tables() {
    var hostile =
        Arbitraries.of(
            "",
            " ",
            "'",
            "''",
            "=1+1",
            "'=1+1",
            "-5",
            "@a",
            "\tx",
            "a\nb",
            "\n",
            "a,b",
            "\"",
            "\"\"",
            "_x000A_",
            "_x005F_",
            "__x0041_",
            "_xFFFE_",
            "\uFFFE",
            "\uFEFF",
            "<b>&amp;]]>",
            "😀",
            "0",
            "1e5",
            "\u2028",
            "&#10;",
            " lead",
            "trail ");
    var texts =
        Arbitraries.oneOf(
            hostile,
            Arbitraries.strings().withChars("'=+-@\t\n\",x_0ABF ").ofMaxLength(12),
            Arbitraries.strings()
                .ofMaxLength(8)
                .filter(text -> text.codePoints().allMatch(SheetRoundTripProperties::isReadable)));
    return texts
        .list()
        .ofSize(2)
        .map(
            cells -> {
              var row = new ArrayList<>(cells);
              row.add("end");
              return (List<String>) row;
            })
        .list()
        .ofMaxSize(5);
  }

  private static boolean isReadable(int point) {
    return Character.getType(point) != Character.SURROGATE
        && (Character.getType(point) != Character.CONTROL || point == '\n' || point == '\t');
  }
}
