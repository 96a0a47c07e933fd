package dev.issuetracker.application.sheet;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a table a row at a time. What it has written it does not hold. For one thread. */
public interface SheetWriter extends AutoCloseable {

  /** A null is an empty cell. */
  void write(List<@Nullable String> cells) throws IOException;

  /** Completes the table; the stream stays open. */
  @Override
  void close() throws IOException;
}
