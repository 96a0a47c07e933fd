package com.example.desk.rows;

import dev.issuetracker.application.sheet.Sheet;
import dev.issuetracker.application.sheet.SheetFormat;
import dev.issuetracker.application.sheet.SheetWriter;
import dev.issuetracker.application.sheet.Sheets;
import dev.issuetracker.domain.Fault;
import dev.issuetracker.domain.Rejection;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are maps, for an import. An import reads a stored file, so that it can go on where it
 * stopped, whoever was killed; here the file is the rows as Java writes them.
 */
public final class RowsInMemory implements Sheets {
  private static final ObjectInputFilter TEXTS_ALONE =
      ObjectInputFilter.Config.createFilter("java.lang.String;!*");

  /** The rows as a file, the first of them the header: every name that some map has. */
  public static InputStream file(List<Map<String, String>> rows) {
    var names = new LinkedHashSet<String>();
    rows.forEach(row -> names.addAll(row.keySet()));
    var table = new ArrayList<String[]>();
    table.add(names.toArray(String[]::new));
    for (var row : rows) {
      table.add(names.stream().map(name -> row.getOrDefault(name, "")).toArray(String[]::new));
    }
    return new ByteArrayInputStream(bytes(table.toArray(String[][]::new)));
  }

  private static byte[] bytes(String[][] table) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ObjectOutputStream(bytes)) {
      out.writeObject(table);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Override
  public Sheet open(SheetFormat format, @Nullable String name, Content content) {
    try {
      var in = new ObjectInputStream(content.bytes());
      in.setObjectInputFilter(TEXTS_ALONE);
      return new Table((String[][]) in.readObject());
    } catch (IOException | ClassNotFoundException | ClassCastException e) {
      throw Rejection.Invalid.because(new Fault("/file", "not_rows", "is no table of rows"));
    }
  }

  @Override
  public SheetWriter begin(SheetFormat format, boolean safe, OutputStream to) {
    throw Rejection.Invalid.because(new Fault("/file", "no_export", "cannot be written"));
  }
}
