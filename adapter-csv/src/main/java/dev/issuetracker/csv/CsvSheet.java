package dev.issuetracker.csv;

import dev.issuetracker.application.sheet.Sheet;
import dev.issuetracker.application.sheet.SheetRow;
import dev.issuetracker.application.sheet.Sheets.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A table as RFC 4180 writes it, in UTF-8. Blank lines are no rows. */
final class CsvSheet implements Sheet {
  /** What a compressed file may grow to. */
  private static final long MOST_UNPACKED = 4L << 30;

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

  private final BoundedInput file;
  private final long size;
  private final RecordReader reader;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private final List<String> header;

  CsvSheet(Content content, boolean compressed) throws IOException {
    file = new BoundedInput(content.bytes(), Long.MAX_VALUE);
    size = content.size();
    var bytes = compressed ? unpacked(file) : file;
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    reader = new RecordReader(new InputStreamReader(bytes, decoder));
    parser = CSVParser.builder().setReader(reader).setFormat(FORMAT).get();
    records = parser.iterator();
    header =
        next()
            .orElseThrow(() -> new Refused("empty", "is empty: not even a header is there"))
            .cells();
  }

  private static InputStream unpacked(InputStream file) throws IOException {
    return new BoundedInput(new GzipMembers(file), MOST_UNPACKED);
  }

  @Override
  public List<String> header() {
    return header;
  }

  @Override
  public Optional<SheetRow> next() {
    var row = nextOrBlank();
    while (row.isPresent() && row.get().isBlank()) {
      row = nextOrBlank();
    }
    return row;
  }

  @Override
  public Optional<SheetRow> nextOrBlank() {
    try {
      reader.beginRecord();
      long line = parser.getCurrentLineNumber() + 1;
      return records.hasNext()
          ? Optional.of(new SheetRow(line, LineEnds.folded(List.of(records.next().values()))))
          : Optional.empty();
    } catch (UncheckedIOException broken) {
      throw Refused.of(broken, "CSV");
    }
  }

  @Override
  public void verify() {
    try {
      reader.drain();
    } catch (IOException broken) {
      throw Refused.of(broken, "CSV");
    }
  }

  @Override
  public double progress() {
    return size <= 0 ? 0 : Math.min(1, (double) file.count() / size);
  }

  /** The stream belongs to whoever gave it. */
  @Override
  public void close() {}
}
