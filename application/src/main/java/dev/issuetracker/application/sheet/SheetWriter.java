package dev.issuetracker.application.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a table a row at a time. What it has written it does not hold. */
public interface SheetWriter extends AutoCloseable {

  /** Begins tables. */
  interface Factory {

    /**
     * @param safe whether texts that a spreadsheet might run are marked as texts, where the format
     *     does not tell texts from formulas by itself
     */
    SheetWriter begin(SheetFormat format, boolean safe, OutputStream to) throws IOException;
  }

  /** A null is an empty cell. */
  void write(List<@Nullable String> cells) throws IOException;

  /** Completes the table; the stream stays open. */
  @Override
  void close() throws IOException;
}
