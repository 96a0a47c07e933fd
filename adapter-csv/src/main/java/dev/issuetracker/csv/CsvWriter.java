package dev.issuetracker.csv;

import dev.issuetracker.application.sheet.Escape;
import dev.issuetracker.application.sheet.SheetWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Writes what {@link CsvSheet} reads: RFC 4180 in UTF-8. */
final class CsvWriter implements SheetWriter {
  private final OutputStream bytes;
  private final BufferedWriter text;
  private final CSVPrinter printer;
  private final boolean safe;

  CsvWriter(OutputStream bytes, boolean safe) throws IOException {
    this.bytes = bytes;
    this.safe = safe;
    text = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8), 1 << 15);
    printer = new CSVPrinter(text, CSVFormat.RFC4180);
  }

  @Override
  public void write(List<@Nullable String> cells) throws IOException {
    for (var cell : cells) {
      printer.print(cell != null && safe ? Escape.mark(cell) : cell);
    }
    printer.println();
  }

  @Override
  public void close() throws IOException {
    text.flush();
    if (bytes instanceof GZIPOutputStream packed) {
      packed.finish();
    }
  }
}
