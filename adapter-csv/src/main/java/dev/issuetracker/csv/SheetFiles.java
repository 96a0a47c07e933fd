package dev.issuetracker.csv;

import dev.issuetracker.application.sheet.Sheet;
import dev.issuetracker.application.sheet.SheetFormat;
import dev.issuetracker.application.sheet.SheetWriter;
import dev.issuetracker.application.sheet.Sheets;
import dev.issuetracker.csv.xlsx.Workbook;
import dev.issuetracker.csv.xlsx.WorkbookWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Every kind of file, both ways. */
public final class SheetFiles implements Sheets {

  @Override
  public Sheet open(SheetFormat format, @Nullable String name, Content content) {
    try {
      return switch (format) {
        case CSV -> new CsvSheet(content, false);
        case CSV_GZ -> new CsvSheet(content, true);
        case XLSX -> Workbook.open(content.bytes(), name);
      };
    } catch (UncheckedIOException broken) {
      throw Refused.of(broken, format.ending());
    } catch (IOException broken) {
      throw Refused.of(broken, format.ending());
    }
  }

  @Override
  public SheetWriter begin(SheetFormat format, boolean safe, OutputStream to) throws IOException {
    return switch (format) {
      case CSV -> new CsvWriter(to, safe);
      case CSV_GZ -> new CsvWriter(new GZIPOutputStream(to, 1 << 16), safe);
      case XLSX -> new WorkbookWriter(to);
    };
  }
}
