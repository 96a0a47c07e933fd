package dev.issuetracker.persistence;

import dev.issuetracker.application.Position;
import dev.issuetracker.application.history.Authorship;
import dev.issuetracker.application.imports.ImportJob;
import dev.issuetracker.application.imports.ImportJob.Problem;
import dev.issuetracker.application.imports.ImportJob.Undo;
import dev.issuetracker.application.imports.ImportOptions;
import dev.issuetracker.application.imports.ImportState;
import dev.issuetracker.application.imports.Progress;
import dev.issuetracker.application.imports.RowError;
import dev.issuetracker.application.imports.RowError.RowFault;
import dev.issuetracker.application.sheet.SheetFormat;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads imports and their errors out of rows. */
final class ImportRows {
  /** Of a job {@code j}, its starter {@code s} and who asked to undo it, {@code u}. */
  static final String COLUMNS =
      """
      SELECT j.*, array_to_string(j.undo_kept_issues, ',') AS undo_kept_ids,
        s.id AS starter_id, s.username AS starter_username, s.name AS starter_name,
        u.id AS undoer_id, u.username AS undoer_username, u.name AS undoer_name
      """;

  static final String FROM =
      """
      FROM import_jobs j JOIN users s ON s.id = j.starter_id
      LEFT JOIN users u ON u.id = j.undo_requested_by
      """;

  private ImportRows() {}

  static ImportJob job(Row row) throws SQLException {
    return new ImportJob(
        row.number("id"),
        ImportState.valueOf(row.text("state").toUpperCase(Locale.ROOT)),
        PersonRows.ref(row, "starter"),
        row.textOrNull("request_id"),
        row.text("file_name"),
        SheetFormat.valueOf(row.text("format").toUpperCase(Locale.ROOT)),
        row.text("blob"),
        row.number("size"),
        texts(row.text("header")),
        options(row),
        progress(row),
        row.numberOrNull("total_rows"),
        problem(row),
        (int) row.number("attempts"),
        row.time("created_at"),
        row.timeOrNull("started_at"),
        row.timeOrNull("finished_at"),
        undo(row));
  }

  private static ImportOptions options(Row row) throws SQLException {
    return new ImportOptions(
        row.textOrNull("project"),
        row.flag("dry_run"),
        row.flag("create_labels"),
        row.flag("unescape"),
        row.textOrNull("sheet"));
  }

  private static Progress progress(Row row) throws SQLException {
    return new Progress(
        row.number("processed"),
        row.number("created"),
        row.number("failed"),
        row.number("skipped"),
        Double.parseDouble(row.text("share")));
  }

  private static @Nullable Problem problem(Row row) throws SQLException {
    var code = row.textOrNull("problem_code");
    return code == null ? null : new Problem(code, row.text("problem_message"));
  }

  private static @Nullable Undo undo(Row row) throws SQLException {
    var requestedAt = row.timeOrNull("undo_requested_at");
    return requestedAt == null
        ? null
        : new Undo(
            asked(row, requestedAt),
            row.number("undo_position"),
            row.number("undo_deleted"),
            row.number("undo_kept"),
            row.number("undo_gone"),
            numbers(row.text("undo_kept_ids")));
  }

  /** A server of before kept nobody: then it was said to be who had started the import. */
  private static Authorship asked(Row row, Instant at) throws SQLException {
    var undoer = PersonRows.refOrNull(row, "undoer");
    return undoer == null
        ? new Authorship(PersonRows.ref(row, "starter"), at, row.textOrNull("request_id"))
        : new Authorship(undoer, at, row.textOrNull("undo_request_id"));
  }

  static List<Long> numbers(String joined) {
    return joined.isEmpty()
        ? List.of()
        : Arrays.stream(joined.split(",")).map(Long::valueOf).toList();
  }

  static List<String> texts(String json) {
    return Json.array(json).stream().map(String::valueOf).toList();
  }

  /** The refused rows of an import, in the order of the file. */
  static SimpleList<RowError> errors(String cells) {
    return new SimpleList<>(
        "SELECT e.row, e.line, e.faults, " + cells,
        "FROM import_errors e WHERE e.import_id = ?",
        "e.row",
        SimpleList.Key.NUMBER,
        ImportRows::error,
        error -> Position.at(error.row()));
  }

  static RowError error(Row row) throws SQLException {
    return new RowError(
        row.number("row"),
        row.number("line"),
        Json.array(row.text("faults")).stream().map(ImportRows::fault).toList(),
        texts(row.text("cells")));
  }

  private static RowFault fault(@Nullable Object json) {
    var parts = (List<?>) (json == null ? List.of() : json);
    return new RowFault(
        orNull(parts.get(0)),
        String.valueOf(parts.get(1)),
        String.valueOf(parts.get(2)),
        orNull(parts.get(3)));
  }

  private static @Nullable String orNull(@Nullable Object part) {
    return part == null ? null : part.toString();
  }

  static String faults(RowError error) {
    return Json.write(
        error.faults().stream()
            .map(
                fault ->
                    Arrays.asList(fault.column(), fault.code(), fault.message(), fault.value()))
            .toList());
  }
}
