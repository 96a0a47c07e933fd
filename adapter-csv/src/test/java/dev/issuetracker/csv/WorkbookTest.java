package dev.issuetracker.csv;

import static dev.issuetracker.csv.Files.cells;
import static dev.issuetracker.csv.Files.fault;
import static dev.issuetracker.csv.Files.open;
import static dev.issuetracker.csv.Files.rows;
import static dev.issuetracker.csv.Files.zip;
import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.sheet.Sheet;
import dev.issuetracker.application.sheet.SheetFormat;
import dev.issuetracker.application.sheet.SheetRow;
import dev.issuetracker.application.sheet.Sheets.Content;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WorkbookTest {
  private static final String TITLE = "<row><c t=\"inlineStr\"><is><t>title</t></is></c></row>";

  @Test
  void reads_every_kind_of_cell_as_a_text() {
    var sheet =
        workbook(
            TITLE
                + "<row r=\"4\"><c r=\"A4\" t=\"s\"><v>1</v></c><c r=\"C4\"><v>3.0</v></c>"
                + "<c r=\"D4\" s=\"1\"><v>46044</v></c><c r=\"E4\" s=\"1\"><v>46044.5</v></c>"
                + "<c r=\"F4\" t=\"b\"><v>1</v></c><c r=\"G4\"><f>A1+1</f><v>0.1</v></c>"
                + "<c r=\"H4\" t=\"str\"><f>X</f><v>yes</v></c><c r=\"I4\" t=\"e\"><v>#N/A</v></c>"
                + "<c r=\"J4\"><f>A1</f></c></row>");

    assertThat(rows(sheet))
        .containsExactly(
            new SheetRow(
                4,
                List.of(
                    "second",
                    "",
                    "3",
                    "2026-01-22",
                    "2026-01-22T12:00Z",
                    "true",
                    "0.1",
                    "yes",
                    "#N/A",
                    "")));
  }

  @ParameterizedTest
  @ValueSource(ints = {256, 1_000_000})
  void a_format_counts_as_far_as_a_spreadsheet_takes_one(int brackets) {
    assertThat(shownAs("[Red][$-409]d\\-mmm")).isEqualTo("2026-01-22");
    assertThat(shownAs("[".repeat(brackets) + "yyyy")).isEqualTo("46044");
  }

  private static String shownAs(String format) {
    var styles =
        "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"%s\"/></numFmts>"
            + "<cellXfs><xf numFmtId=\"164\"/></cellXfs></styleSheet>";
    var row = "<row><c s=\"0\"><v>46044</v></c></row>";
    var sheet = workbook(TITLE + row, "xl/styles.xml", styles.formatted(format));
    return cells(sheet).getFirst().getFirst();
  }

  @Test
  void joins_the_runs_of_a_text_and_leaves_its_pronunciation() {
    var sheet =
        workbook(
            TITLE
                + "<row><c t=\"inlineStr\"><is><r><t>a</t></r><r><t>b_x000A_</t></r>"
                + "<rPh><t>no</t></rPh></is></c></row>");

    assertThat(cells(sheet)).containsExactly(List.of("ab\n"));
  }

  @Test
  void lines_within_a_cell_end_as_they_do_in_a_csv() {
    var sheet =
        workbook(
            TITLE
                + "<row><c t=\"inlineStr\"><is><t>a_x000D_\nb</t></is></c>"
                + "<c t=\"s\"><v>0</v></c><c t=\"str\"><v>e&#13;&#10;f&#13;g</v></c></row>",
            "xl/texts.xml",
            "<sst><si><t>c_x000D__x000A_d</t></si></sst>");

    assertThat(cells(sheet)).containsExactly(List.of("a\nb", "c\nd", "e\nf\rg"));
  }

  @Test
  void blank_rows_are_no_rows() {
    var rows = TITLE + "<row/><row><c r=\"B3\"/></row>";

    assertThat(cells(workbook(rows))).isEmpty();
    var sheet = workbook(rows);
    assertThat(sheet.nextOrBlank().orElseThrow().isBlank()).isTrue();
    assertThat(sheet.nextOrBlank().orElseThrow().isBlank()).isTrue();
    assertThat(sheet.nextOrBlank()).isEmpty();
  }

  @Test
  void cells_may_stand_in_any_order_but_not_two_in_one_place() {
    var row = "<row r=\"2\">%s</row>";
    var mixed =
        "<c r=\"C2\"><v>3</v></c><c r=\"A2\"/><c r=\"A2\"><v>1</v></c><c><v>2</v></c><c r=\"B2\"/>";

    assertThat(cells(workbook(TITLE + row.formatted(mixed))))
        .containsExactly(List.of("1", "2", "3"));
    var twice = "<c r=\"A2\"><v>1</v></c><c r=\"A2\"><v>2</v></c>";
    assertThat(fault(() -> rows(workbook(TITLE + row.formatted(twice)))).code())
        .isEqualTo("broken");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-22T00:00:00, 2026-01-22",
    "2026-01-22T00:00:00.000Z, 2026-01-22",
    "2026-01-22T12:00:00, 2026-01-22T12:00Z",
    "2026-01-22, 2026-01-22",
    "2026-01-22T12:00:00+02:00, 2026-01-22T12:00:00+02:00",
    "12:00:00, 12:00:00",
    "soon, soon"
  })
  void dates_that_are_written_as_texts_are_told_like_the_others(String written, String told) {
    var row = "<row><c t=\"d\" s=\"1\"><v>%s</v></c></row>".formatted(written);

    assertThat(cells(workbook(TITLE + row))).containsExactly(List.of(told));
  }

  @Test
  void the_first_sheet_that_can_be_seen_is_read_unless_another_is_named() {
    assertThat(named(null).header()).containsExactly("title");
    assertThat(named("HIDDEN").header()).containsExactly("secret");
    var fault = fault(() -> named("third"));
    assertThat(fault.code()).isEqualTo("unknown_sheet");
    assertThat(fault.message()).contains("Hidden", "Issues");
  }

  @Test
  void the_first_of_merged_cells_holds_the_text_and_what_is_hidden_counts_like_the_rest() {
    var sheet =
        workbook(
            TITLE
                + "<row r=\"2\" hidden=\"1\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\"/></row>"
                + "<row r=\"3\"><c r=\"A3\"/><c r=\"B3\" t=\"s\"><v>1</v></c></row></sheetData>"
                + "<mergeCells count=\"1\"><mergeCell ref=\"A2:A3\"/></mergeCells><sheetData>");

    assertThat(cells(sheet)).containsExactly(List.of("first", ""), List.of("", "second"));
  }

  @Test
  void what_is_no_workbook_is_refused() {
    var old = new byte[600];
    System.arraycopy(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, 0, old, 0, 4);
    var whole = bytes(TITLE);

    assertThat(code(old)).isEqualTo("encrypted");
    assertThat(code(new byte[0])).isEqualTo("broken");
    assertThat(code("title\na\n".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .isEqualTo("broken");
    assertThat(code(Arrays.copyOf(whole, whole.length / 2))).isEqualTo("broken");
    assertThat(code(zip(Map.of("hello.txt", "hello")))).isEqualTo("broken");
  }

  @Test
  void entities_are_not_expanded() {
    var bomb = "<!DOCTYPE w [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><w>&b;</w>";

    assertThat(code(zip(Map.of("xl/workbook.xml", bomb)))).isEqualTo("broken");
  }

  @Test
  void reads_back_what_was_written_however_often_it_has_to_be_escaped() throws IOException {
    var text = "&<>".repeat(50_000);
    var file = new ByteArrayOutputStream();
    try (var writer = new SheetFiles().begin(SheetFormat.XLSX, true, file)) {
      writer.write(List.of("title"));
      writer.write(List.of(text));
    }

    assertThat(cells(open(SheetFormat.XLSX, file.toByteArray()))).containsExactly(List.of(text));
  }

  @Test
  void shared_texts_may_be_full_of_escapes() {
    var texts = "<sst><si><t>first</t></si><si><t>%s</t></si></sst>";
    var row = "<row><c t=\"s\"><v>1</v></c></row>";
    var sheet = workbook(TITLE + row, "xl/texts.xml", texts.formatted("&amp;".repeat(150_000)));

    assertThat(cells(sheet)).containsExactly(List.of("&".repeat(150_000)));
  }

  @Test
  void a_cell_that_unpacks_without_an_end_is_refused() {
    var large = "x".repeat(3 << 20);
    var cell = "<row><c t=\"inlineStr\"><is><t>%s</t></is></c></row>".formatted(large);
    var attribute = "<row r=\"%s\"/>".formatted(large.repeat(4));

    assertThat(fault(() -> rows(workbook(TITLE + cell))).code()).isEqualTo("record_too_large");
    assertThat(fault(() -> rows(workbook(TITLE + attribute))).code()).isEqualTo("too_large");
  }

  @ParameterizedTest
  @MethodSource("beyondTheLastColumn")
  void a_cell_beyond_the_last_column_is_refused(String cells) {
    var row = "<row>%s</row>".formatted(cells);

    assertThat(fault(() -> rows(workbook(TITLE + row))).code()).isEqualTo("broken");
  }

  static Stream<String> beyondTheLastColumn() {
    return Stream.of("<c r=\"ZZZZZZ2\"><v>1</v></c>", "<c/>".repeat(16_384) + "<c><v>1</v></c>");
  }

  @Test
  void a_text_that_is_not_there_is_refused() {
    var lost = "<row><c t=\"s\"><v>99</v></c></row>";

    assertThat(fault(() -> rows(workbook(TITLE + lost))).code()).isEqualTo("broken");
  }

  private static String code(byte[] file) {
    return fault(() -> open(SheetFormat.XLSX, file)).code();
  }

  private static Sheet workbook(String rows) {
    return open(SheetFormat.XLSX, bytes(rows));
  }

  private static Sheet workbook(String rows, String part, String content) {
    var parts = parts(rows);
    parts.put(part, content);
    return open(SheetFormat.XLSX, zip(parts));
  }

  private static Sheet named(String name) {
    var content = bytes(TITLE);
    return new SheetFiles()
        .open(
            SheetFormat.XLSX, name, new Content(new ByteArrayInputStream(content), content.length));
  }

  private static byte[] bytes(String rows) {
    return zip(parts(rows));
  }

  private static Map<String, String> parts(String rows) {
    var parts = new LinkedHashMap<String, String>();
    parts.put(
        "xl/workbook.xml",
        "<x:workbook xmlns:x=\"m\" xmlns:r=\"o\"><x:sheets><x:sheet name=\"Hidden\""
            + " state=\"hidden\" r:id=\"h\"/><x:sheet name=\"Issues\" r:id=\"s\"/></x:sheets>"
            + "</x:workbook>");
    parts.put(
        "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"s\" Type=\"o/worksheet\" Target=\"sheets/1.xml\"/>"
            + "<Relationship Id=\"h\" Type=\"o/worksheet\" Target=\"/xl/sheets/2.xml\"/>"
            + "<Relationship Id=\"t\" Type=\"o/sharedStrings\" Target=\"texts.xml\"/>"
            + "<Relationship Id=\"f\" Type=\"o/styles\" Target=\"styles.xml\"/></Relationships>");
    parts.put("xl/sheets/1.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
    parts.put(
        "xl/sheets/2.xml",
        "<worksheet><row><c t=\"inlineStr\"><is><t>secret</t></is></c></row></worksheet>");
    parts.put("xl/texts.xml", "<sst><si><t>first</t></si><si><t>second</t></si></sst>");
    parts.put(
        "xl/styles.xml",
        "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/></numFmts>"
            + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>");
    return parts;
  }
}
