package dev.issuetracker.csv.xlsx;

import dev.issuetracker.application.sheet.Sheet;
import dev.issuetracker.application.sheet.SheetRow;
import dev.issuetracker.csv.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One sheet of a workbook. */
public final class Workbook implements Sheet {
  private final Archive archive;
  private final SharedTexts texts;
  private final Xml xml;
  private final Rows rows;
  private final long size;
  private final List<String> header;

  private Workbook(Archive archive, SharedTexts texts, @Nullable String name) throws IOException {
    this.archive = archive;
    this.texts = texts;
    var contents = Contents.of(archive);
    var formats = new NumberFormats(contents.since1904());
    var shared = contents.part("sharedStrings").orElse("");
    try (var part = archive.partOrNull(shared)) {
      if (part != null) {
        texts.load(part);
      }
    }
    try (var part = archive.partOrNull(contents.part("styles").orElse(""))) {
      if (part != null) {
        formats.load(part);
      }
    }
    var sheet = contents.sheet(name);
    size = archive.size(sheet);
    xml = archive.part(sheet);
    rows = new Rows(xml, texts, formats);
    header =
        next()
            .orElseThrow(() -> new Refused("empty", "is empty: not even a header is there"))
            .cells();
  }

  public static Workbook open(InputStream bytes, @Nullable String sheet) throws IOException {
    return open(bytes, sheet, Limits.USUAL, OwnFiles.USUAL);
  }

  static Workbook open(InputStream bytes, @Nullable String sheet, Limits limits, OwnFiles files)
      throws IOException {
    var archive = Archive.of(bytes, limits.unpacked(), files);
    @Nullable SharedTexts texts = null;
    boolean open = false;
    try {
      texts = new SharedTexts(limits.kept(), files);
      var workbook = new Workbook(archive, texts, sheet);
      open = true;
      return workbook;
    } finally {
      if (!open) {
        close(archive, texts);
      }
    }
  }

  private static void close(Archive archive, @Nullable SharedTexts texts) throws IOException {
    try (archive) {
      if (texts != null) {
        texts.close();
      }
    }
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
      return rows.next();
    } catch (IOException broken) {
      throw Refused.of(broken, "XLSX");
    }
  }

  /** XML is checked while it is read; what is wrong further down is found then. */
  @Override
  public void verify() {}

  @Override
  public double progress() {
    return size <= 0 ? 0 : Math.min(1, (double) xml.count() / size);
  }

  @Override
  public void close() {
    try (archive;
        texts) {
      xml.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
