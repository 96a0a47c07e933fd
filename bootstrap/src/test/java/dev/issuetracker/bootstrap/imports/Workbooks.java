package dev.issuetracker.bootstrap.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The least that is a workbook, with something wrong in it or several sheets. */
final class Workbooks {
  private static final String CELL = "<c t=\"inlineStr\"><is><t>%s</t></is></c>";

  private Workbooks() {}

  /** A good row, and one with a text that is large once it is unpacked. */
  static byte[] withText(String good, int letters) throws IOException {
    var file = new ByteArrayOutputStream();
    try (var zip = begun(file, "One")) {
      zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
      write(zip, "<worksheet><sheetData>" + row("title") + row(good));
      write(zip, "<row><c t=\"inlineStr\"><is><t>");
      var piece = "x".repeat(1 << 16);
      for (int written = 0; written < letters; written += piece.length()) {
        write(zip, piece);
      }
      write(zip, "</t></is></c></row></sheetData></worksheet>");
    }
    return file.toByteArray();
  }

  /** The sheet ends in the middle of a row. */
  static byte[] cutWithin(String good) throws IOException {
    var file = new ByteArrayOutputStream();
    try (var zip = begun(file, "One")) {
      zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
      write(zip, "<worksheet><sheetData>" + row("title") + row(good) + "<row><c t=\"inlineStr\">");
    }
    return file.toByteArray();
  }

  /** Each sheet has one row, whose title is the sheet's name. */
  static byte[] withSheets(String... names) throws IOException {
    var file = new ByteArrayOutputStream();
    try (var zip = begun(file, names)) {
      for (int i = 0; i < names.length; i++) {
        zip.putNextEntry(new ZipEntry("xl/worksheets/sheet" + (i + 1) + ".xml"));
        write(zip, "<worksheet><sheetData>" + row("title") + row(names[i]));
        write(zip, "</sheetData></worksheet>");
      }
    }
    return file.toByteArray();
  }

  private static ZipOutputStream begun(ByteArrayOutputStream file, String... names)
      throws IOException {
    var sheets = new StringBuilder();
    var relations = new StringBuilder();
    for (int i = 1; i <= names.length; i++) {
      sheets.append(
          "<sheet name=\"%s\" sheetId=\"%d\" r:id=\"r%d\"/>".formatted(names[i - 1], i, i));
      relations.append(
          "<Relationship Id=\"r%d\" Type=\"worksheet\" Target=\"worksheets/sheet%d.xml\"/>"
              .formatted(i, i));
    }
    var zip = new ZipOutputStream(file);
    zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
    write(zip, "<workbook xmlns:r=\"r\"><sheets>" + sheets + "</sheets></workbook>");
    zip.putNextEntry(new ZipEntry("xl/_rels/workbook.xml.rels"));
    write(zip, "<Relationships>" + relations + "</Relationships>");
    return zip;
  }

  private static String row(String text) {
    return "<row>" + CELL.formatted(text) + "</row>";
  }

  private static void write(ZipOutputStream zip, String text) throws IOException {
    zip.write(text.getBytes(UTF_8));
  }
}
