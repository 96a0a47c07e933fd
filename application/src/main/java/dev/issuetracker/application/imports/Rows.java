package dev.issuetracker.application.imports;

import dev.issuetracker.application.sheet.Sheet;
import dev.issuetracker.application.sheet.SheetRow;
import dev.issuetracker.domain.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes rows out of a sheet by the part: as many as one transaction should write, and no more. */
final class Rows {
  private static final int MOST_ROWS = 1_000;
  private static final int MOST_CHARACTERS = 4 << 20;

  /** What a cell takes besides its text, in characters: empty ones are not for free. */
  private static final int OF_A_CELL = 8;

  private final Sheet sheet;
  private @Nullable Rejected broken;

  Rows(Sheet sheet) {
    this.sheet = sheet;
  }

  /** Goes past rows that have been dealt with. */
  void skip(long rows) {
    for (long i = 0; i < rows; i++) {
      if (sheet.next().isEmpty()) {
        return;
      }
    }
  }

  /**
   * None at the end.
   *
   * @throws Rejected where the file is broken, after the rows before that place were given
   */
  List<SheetRow> part() {
    var rows = new ArrayList<SheetRow>();
    long characters = 0;
    while (rows.size() < MOST_ROWS && characters < MOST_CHARACTERS) {
      Optional<SheetRow> row = next();
      if (row.isEmpty()) {
        break;
      }
      rows.add(row.get());
      characters += row.get().cells().stream().mapToLong(cell -> cell.length() + OF_A_CELL).sum();
    }
    if (rows.isEmpty() && broken != null) {
      throw broken;
    }
    return rows;
  }

  /** What stands before the place where a file is broken is as good as in any other file. */
  private Optional<SheetRow> next() {
    try {
      return broken == null ? sheet.next() : Optional.empty();
    } catch (Rejected found) {
      broken = found;
      return Optional.empty();
    }
  }

  double progress() {
    return sheet.progress();
  }
}
