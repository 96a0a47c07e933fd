package dev.issuetracker.application.sheet;

import java.util.List;
import java.util.Optional;

/**
 * An open table, read from its beginning to its end by one thread. However long the table, a row,
 * or a cell is, only a bounded part of it is held.
 *
 * <p>Every method throws {@link dev.issuetracker.domain.Rejected} where the file is not what it
 * claims to be; rows that came before stay read.
 */
public interface Sheet extends AutoCloseable {

  /** The cells of the first row that is not blank, as they stand there. */
  List<String> header();

  /** The next row that is not blank; empty at the end. */
  Optional<SheetRow> next();

  /**
   * The next row, be it blank or not; empty at the end. However many blank rows there are, whoever
   * reads them comes to look at other things in between. A sheet that knows of none goes past them.
   */
  default Optional<SheetRow> nextOrBlank() {
    return next();
  }

  /** Reads on to the end, to see whether all of it is text; no row can be read after it. */
  void verify();

  /** How much of the file has been read, from 0 to 1, as far as that can be told. */
  double progress();

  /** Lets go of what it holds. */
  @Override
  void close();
}
