package dev.issuetracker.csv;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.issuetracker.application.sheet.Sheet;
import dev.issuetracker.application.sheet.SheetFormat;
import dev.issuetracker.application.sheet.SheetRow;
import dev.issuetracker.application.sheet.Sheets.Content;
import dev.issuetracker.domain.Fault;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Makes files and reads them. */
final class Files {
  private Files() {}

  static Sheet csv(String text) {
    return open(SheetFormat.CSV, text.getBytes(StandardCharsets.UTF_8));
  }

  static Sheet open(SheetFormat format, byte[] bytes) {
    return open(format, new ByteArrayInputStream(bytes), bytes.length);
  }

  static Sheet open(SheetFormat format, InputStream bytes, long size) {
    return new SheetFiles().open(format, null, new Content(bytes, size));
  }

  static List<List<String>> cells(Sheet sheet) {
    return rows(sheet).stream().map(SheetRow::cells).toList();
  }

  static List<SheetRow> rows(Sheet sheet) {
    var rows = new ArrayList<SheetRow>();
    for (var row = sheet.next(); row.isPresent(); row = sheet.next()) {
      rows.add(row.get());
    }
    return rows;
  }

  static Fault fault(ThrowingCallable reading) {
    var rejected = catchThrowableOfType(Rejected.class, reading);
    return ((Rejection.Invalid) rejected.rejection()).faults().getFirst();
  }

  static byte[] packed(byte[] bytes) {
    return packed(bytes, Deflater.DEFAULT_COMPRESSION);
  }

  /** As long as the text, and a little longer. */
  static byte[] stored(String text) {
    return packed(text.getBytes(StandardCharsets.UTF_8), Deflater.NO_COMPRESSION);
  }

  private static byte[] packed(byte[] bytes, int level) {
    var out = new ByteArrayOutputStream();
    try (var zip = new LevelledOutput(out, level)) {
      zip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static final class LevelledOutput extends GZIPOutputStream {
    LevelledOutput(OutputStream out, int level) throws IOException {
      super(out);
      def.setLevel(level);
    }
  }

  static byte[] joined(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (var part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  /** As streams are that do not say how much is at hand. */
  static InputStream unannounced(byte[] bytes) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public int available() {
        return 0;
      }
    };
  }

  static byte[] zip(Map<String, String> parts) {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (var part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** A prefix, and then one byte for ever. */
  static InputStream endless(String prefix, char rest) {
    var begin = prefix.getBytes(StandardCharsets.UTF_8);
    return new InputStream() {
      private long at;

      @Override
      public int read() {
        return at < begin.length ? begin[(int) at++] : rest;
      }
    };
  }
}
