package dev.issuetracker.csv.xlsx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.issuetracker.csv.Refused;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Workbooks that are small as files and large as what they hold. */
@Timeout(60)
class LimitsTest {
  private static final int ENOUGH = 1 << 20;
  private static final String RELATIONS =
      "<Relationships><Relationship Id=\"s\" Type=\"o/worksheet\" Target=\"sheet.xml\"/>"
          + "<Relationship Id=\"t\" Type=\"o/sharedStrings\" Target=\"texts.xml\"/>"
          + "<Relationship Id=\"f\" Type=\"o/styles\" Target=\"styles.xml\"/></Relationships>";

  @Test
  void what_is_within_the_limits_is_read() throws IOException {
    try (var workbook = opened("<si><t>a</t></si>", "", "<row><c><v>1</v></c></row>")) {
      assertThat(workbook.next()).isPresent();
      assertThat(workbook.next()).isEmpty();
    }
  }

  @Test
  void shared_texts_fill_no_disk_whatever_they_are() {
    assertRefused("<si><t>%s</t></si>".formatted("x".repeat(1_000)).repeat(600), "");
    assertRefused("<si/>".repeat(100_000), "");
  }

  @Test
  void all_parts_have_one_limit_together() {
    assertRefused(" ".repeat(ENOUGH / 2), " ".repeat(ENOUGH / 2));
  }

  @Test
  void what_was_read_before_the_rows_is_not_left_for_them() throws IOException {
    var row = "<row><c><v>1</v></c></row>";
    var sheet = row + " ".repeat(ENOUGH / 2) + row;
    try (var workbook = opened(" ".repeat(ENOUGH / 2), "", sheet)) {
      assertThat(workbook.next()).isPresent();
      assertThatExceptionOfType(Rejected.class)
          .isThrownBy(workbook::next)
          .satisfies(LimitsTest::isTooLarge);
    }
  }

  private static void assertRefused(String texts, String styles) {
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> opened(texts, styles, "").close())
        .satisfies(refused -> isTooLarge(refused.toRejected()));
  }

  private static void isTooLarge(Rejected rejected) {
    var invalid = (Rejection.Invalid) rejected.rejection();
    assertThat(invalid.faults().getFirst().code()).isEqualTo("too_large");
  }

  private static Workbook opened(String texts, String styles, String rows) throws IOException {
    var file = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(file)) {
      put(zip, "workbook.xml", "<w xmlns:r=\"o\"><sheet name=\"One\" r:id=\"s\"/></w>");
      put(zip, "_rels/workbook.xml.rels", RELATIONS);
      put(zip, "texts.xml", "<sst>" + texts + "</sst>");
      put(zip, "styles.xml", "<styleSheet>" + styles + "</styleSheet>");
      put(zip, "sheet.xml", "<worksheet><row><c><v>0</v></c></row>" + rows + "</worksheet>");
    }
    var bytes = new ByteArrayInputStream(file.toByteArray());
    return Workbook.open(bytes, null, new Limits(ENOUGH, ENOUGH / 2), OwnFiles.USUAL);
  }

  private static void put(ZipOutputStream zip, String part, String content) throws IOException {
    zip.putNextEntry(new ZipEntry("xl/" + part));
    zip.write(content.getBytes(UTF_8));
  }
}
