package dev.issuetracker.application.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Opens the tables that files hold, and begins new ones. Safe for many threads at once. */
public interface Sheets {

  /**
   * The bytes of a file, which the sheet reads but whose owner closes them.
   *
   * @param size how many there are, -1 if nobody knows yet
   */
  record Content(InputStream bytes, long size) {}

  /**
   * Opens a table and reads its header.
   *
   * @param name which of several tables; null for the first one that can be seen. A CSV has only
   *     one, without a name
   * @throws dev.issuetracker.domain.Rejected if the file is no such file, or has no such table, or
   *     no header
   */
  Sheet open(SheetFormat format, @Nullable String name, Content content);

  /**
   * Begins a table.
   *
   * @param safe whether texts that a spreadsheet might run are marked as texts, where the format
   *     does not tell texts from formulas by itself
   */
  SheetWriter begin(SheetFormat format, boolean safe, OutputStream to) throws IOException;
}
