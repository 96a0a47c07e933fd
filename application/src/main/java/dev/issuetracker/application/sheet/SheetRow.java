package dev.issuetracker.application.sheet;

import java.util.List;

/**
 * One row of a table, as it stands in the file.
 *
 * @param line where it begins: the physical line of a CSV, the row's own number in a workbook
 */
public record SheetRow(long line, List<String> cells) {
  public SheetRow {
    cells = List.copyOf(cells);
  }

  /** Such a row is none, in every kind of file. */
  public boolean isBlank() {
    return cells.stream().allMatch(String::isBlank);
  }
}
