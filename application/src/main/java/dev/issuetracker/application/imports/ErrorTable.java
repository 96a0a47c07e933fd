package dev.issuetracker.application.imports;

import dev.issuetracker.application.sheet.Escape;
import dev.issuetracker.application.sheet.SheetWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The refused rows of an import as a table. An import passes over the columns that it adds. */
final class ErrorTable implements AutoCloseable {
  /** Few, because each may have a mebibyte of characters. */
  static final int ROWS_AT_ONCE = 20;

  static final List<String> ADDED = List.of("import_row", "import_line", "import_errors");

  private final SheetWriter sheet;
  private final boolean marked;
  private final Set<Integer> told;

  ErrorTable(SheetWriter sheet, ImportJob job) throws IOException {
    this.sheet = sheet;
    marked = job.options().unescape();
    told = told(job.header());
    List<@Nullable String> header = new ArrayList<>(ADDED);
    header.addAll(withoutTold(job.header()));
    sheet.write(header);
  }

  /** Where the file says what an earlier table had told of its rows. */
  private static Set<Integer> told(List<String> header) {
    return IntStream.range(0, header.size())
        .filter(place -> ADDED.contains(Columns.folded(header.get(place))))
        .boxed()
        .collect(Collectors.toSet());
  }

  private List<String> withoutTold(List<String> cells) {
    return IntStream.range(0, cells.size())
        .filter(place -> !told.contains(place))
        .mapToObj(cells::get)
        .toList();
  }

  /** In front, because a row may have more cells than the header has columns. */
  void write(RowError error) throws IOException {
    List<@Nullable String> cells = new ArrayList<>();
    cells.add(Long.toString(error.row()));
    cells.add(Long.toString(error.line()));
    cells.add(error.faults().stream().map(ErrorTable::text).collect(Collectors.joining("; ")));
    withoutTold(error.cells()).forEach(cell -> cells.add(marked ? Escape.unmark(cell) : cell));
    sheet.write(cells);
  }

  private static String text(RowError.RowFault fault) {
    return (fault.column() == null ? "" : fault.column() + ": ") + fault.message();
  }

  @Override
  public void close() throws IOException {
    sheet.close();
  }
}
