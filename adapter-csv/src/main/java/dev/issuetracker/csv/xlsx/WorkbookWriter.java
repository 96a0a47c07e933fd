package dev.issuetracker.csv.xlsx;

import dev.issuetracker.application.sheet.SheetWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** Writes a workbook of one sheet whose cells are all texts, so that nothing in it can be run. */
public final class WorkbookWriter implements SheetWriter {
  /** More of them no spreadsheet opens. */
  private static final int MOST_ROWS = 1_048_576;

  private static final String HEAD =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
  private static final String RELATIONS =
      HEAD
          + "<Relationships"
          + " xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

  private final ZipOutputStream zip;
  private final StringBuilder text = new StringBuilder();
  private long rows;

  public WorkbookWriter(OutputStream to) throws IOException {
    zip = new ZipOutputStream(to);
    part(
        "[Content_Types].xml",
        HEAD
            + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + "<Default Extension=\"rels\""
            + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + type("/xl/workbook.xml", "sheet.main+xml")
            + type("/xl/worksheets/sheet1.xml", "worksheet+xml")
            + "</Types>");
    part("_rels/.rels", RELATIONS + relation("officeDocument", "xl/workbook.xml"));
    part(
        "xl/workbook.xml",
        HEAD
            + "<workbook xmlns=\"%s\" xmlns:r=\"%s\"><sheets>".formatted(MAIN, OFFICE)
            + "<sheet name=\"Issues\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
    part("xl/_rels/workbook.xml.rels", RELATIONS + relation("worksheet", "worksheets/sheet1.xml"));
    zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
    put(HEAD + "<worksheet xmlns=\"%s\"><sheetData>".formatted(MAIN));
  }

  private static String type(String part, String type) {
    return "<Override PartName=\"%s\" ContentType=\"%s\"/>".formatted(part, TYPE + type);
  }

  private static String relation(String type, String target) {
    return "<Relationship Id=\"rId1\" Type=\"%s/%s\" Target=\"%s\"/></Relationships>"
        .formatted(OFFICE, type, target);
  }

  private void part(String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    put(content);
    zip.closeEntry();
  }

  private void put(CharSequence content) throws IOException {
    zip.write(content.toString().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void write(List<@Nullable String> cells) throws IOException {
    if (rows == MOST_ROWS) {
      throw new IOException("a sheet holds no more rows");
    }
    text.setLength(0);
    text.append("<row r=\"").append(++rows).append("\">");
    for (int i = 0; i < cells.size(); i++) {
      var cell = cells.get(i);
      if (cell != null && !cell.isEmpty()) {
        text.append("<c r=\"").append(column(i)).append(rows);
        text.append("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        CellText.write(text, cell);
        text.append("</t></is></c>");
      }
    }
    put(text.append("</row>"));
  }

  private static String column(int index) {
    var letter = String.valueOf((char) ('A' + index % 26));
    return index < 26 ? letter : column(index / 26 - 1) + letter;
  }

  @Override
  public void close() throws IOException {
    put("</sheetData></worksheet>");
    zip.closeEntry();
    zip.finish();
  }
}
