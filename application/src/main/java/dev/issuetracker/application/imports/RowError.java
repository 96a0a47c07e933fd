package dev.issuetracker.application.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row that was refused, with everything that is wrong with it.
 *
 * @param row its number among the rows, from 1
 * @param line where it begins in the file
 * @param cells as they stood there; none where only what is wrong was asked for
 */
public record RowError(long row, long line, List<RowFault> faults, List<String> cells) {

  /**
   * One thing that is wrong with a row.
   *
   * @param column null if it is about the row as a whole
   * @param value what stood there, cut if it was long
   */
  public record RowFault(
      @Nullable String column, String code, String message, @Nullable String value) {}

  public RowError {
    faults = List.copyOf(faults);
    cells = List.copyOf(cells);
  }
}
