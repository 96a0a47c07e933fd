package dev.issuetracker.application.sheet;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of files that hold a table. A file is of the kind that its name's ending says. */
public enum SheetFormat {
  CSV(".csv"),
  CSV_GZ(".csv.gz"),
  XLSX(".xlsx");

  private final String ending;

  SheetFormat(String ending) {
    this.ending = ending;
  }

  public String ending() {
    return ending;
  }

  public static Optional<SheetFormat> ofName(String fileName) {
    var folded = fileName.toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(format -> folded.endsWith(format.ending)).findFirst();
  }
}
