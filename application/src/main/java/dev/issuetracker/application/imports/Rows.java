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

  /** What a cell or a row takes besides its text, in characters: empty ones are not for free. */
  private static final int OF_A_CELL = 8;

  private final Sheet sheet;
  private long before;
  private boolean ended;
  private @Nullable Rejected broken;

  /**
   * @param before how many rows have been dealt with
   */
  Rows(Sheet sheet, long before) {
    this.sheet = sheet;
    this.before = before;
  }

  /**
   * None where there is much to go past, blank rows or those that have been dealt with, so that
   * whoever works at them can see to other things; and none at the end.
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
      characters += characters(row.get());
      if (!row.get().isBlank() && before-- <= 0) {
        rows.add(row.get());
      }
    }
    if (rows.isEmpty() && broken != null) {
      throw broken;
    }
    return rows;
  }

  private static long characters(SheetRow row) {
    return OF_A_CELL + row.cells().stream().mapToLong(cell -> cell.length() + OF_A_CELL).sum();
  }

  /** Whether all rows were given. */
  boolean isAtEnd() {
    return ended;
  }

  /** What stands before the place where a file is broken is as good as in any other file. */
  private Optional<SheetRow> next() {
    try {
      Optional<SheetRow> row = ended || broken != null ? Optional.empty() : sheet.nextOrBlank();
      ended = broken == null && row.isEmpty();
      return row;
    } catch (Rejected found) {
      broken = found;
      return Optional.empty();
    }
  }

  double progress() {
    return sheet.progress();
  }
}
