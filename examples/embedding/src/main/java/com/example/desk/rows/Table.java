package com.example.desk.rows;

import dev.issuetracker.application.sheet.Sheet;
import dev.issuetracker.application.sheet.SheetRow;
import java.util.List;
import java.util.Optional;

/** Rows in memory, read one after the other. */
final class Table implements Sheet {
  private final String[][] rows;
  private int read = 1;

  Table(String[][] rows) {
    this.rows = rows;
  }

  @Override
  public List<String> header() {
    return List.of(rows[0]);
  }

  @Override
  public Optional<SheetRow> next() {
    return read < rows.length
        ? Optional.of(new SheetRow(read, List.of(rows[read++])))
        : Optional.empty();
  }

  @Override
  public void verify() {
    read = rows.length;
  }

  @Override
  public double progress() {
    return (double) read / rows.length;
  }

  @Override
  public void close() {}
}
