package dev.issuetracker.application.imports;

import dev.issuetracker.application.imports.RowError.RowFault;
import dev.issuetracker.application.sheet.Escape;
import dev.issuetracker.application.sheet.SheetRow;
import dev.issuetracker.domain.Fault;
import dev.issuetracker.domain.Faults;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.IssueDraft;
import dev.issuetracker.domain.LabelName;
import dev.issuetracker.domain.Texts;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the cells of a row into a draft, and the faults of a draft into faults of the cells. */
final class RowReader {
  private static final int CLIP = 200;
  private static final String ASSIGNEE_ID = "assignee_id";

  private final Columns columns;
  private final @Nullable String project;
  private final boolean unescape;

  RowReader(Columns columns, ImportJob job) {
    this.columns = columns;
    project = job.options().project();
    unescape = job.options().unescape();
  }

  /** A row as a draft, with the faults that no draft can have. */
  record Reading(SheetRow row, IssueDraft draft, List<Fault> faults) {}

  Reading read(SheetRow row) {
    var faults = new Faults();
    var cells = row.cells();
    if (columns.overflows(cells)) {
      faults.add(new Fault("", "too_many_cells", "has more cells than the header has columns"));
    }
    var draft =
        new IssueDraft(
            text(cells, Columns.TITLE),
            text(cells, "description"),
            word(cells, "status"),
            word(cells, "priority"),
            word(cells, "due_date"),
            orElse(word(cells, "project"), project),
            assignee(cells, faults),
            word(cells, "reporter"),
            labels(cells),
            word(cells, "external_id"),
            new IssueDraft.Times(
                time(cells, "created_at", faults),
                time(cells, "resolved_at", faults),
                time(cells, "closed_at", faults)));
    return new Reading(row, draft, faults.toList());
  }

  private @Nullable String assignee(List<String> cells, Faults faults) {
    var name = word(cells, "assignee");
    var id = word(cells, ASSIGNEE_ID);
    if (name != null && id != null && !name.equals(id)) {
      faults.add(
          new Fault("/" + ASSIGNEE_ID, "contradiction", "give assignee or assignee_id, not both"));
    }
    return orElse(name, id);
  }

  private List<String> labels(List<String> cells) {
    var text = text(cells, "labels");
    return text == null || text.isBlank() ? List.of() : different(text);
  }

  /** Repeats collapse, and those beyond one too many would only be told again and again. */
  private static List<String> different(String text) {
    Map<String, String> names = new LinkedHashMap<>();
    int begin = 0;
    while (begin <= text.length() && names.size() <= Issue.MOST_LABELS) {
      int comma = text.indexOf(',', begin);
      int end = comma < 0 ? text.length() : comma;
      var name = text.substring(begin, end).strip();
      names.putIfAbsent(LabelName.fold(name), name);
      begin = end + 1;
    }
    return List.copyOf(names.values());
  }

  private @Nullable Instant time(List<String> cells, String column, Faults faults) {
    var text = word(cells, column);
    if (text == null) {
      return null;
    }
    var time = Moments.parse(text);
    if (time.isEmpty()) {
      faults.add(
          new Fault("/" + column, "invalid_time", "must be a time such as 2026-02-28T12:00:00Z"));
    }
    return time.orElse(null);
  }

  /** A cell that is empty is a field that is absent. */
  private @Nullable String text(List<String> cells, String column) {
    var cell = columns.cell(cells, column);
    return cell.isEmpty() ? null : unescape ? Escape.unmark(cell) : cell;
  }

  private @Nullable String word(List<String> cells, String column) {
    var text = text(cells, column);
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static @Nullable String orElse(@Nullable String given, @Nullable String otherwise) {
    return given == null ? otherwise : given;
  }

  RowError error(long number, Reading reading, List<Fault> faults) {
    return new RowError(
        number,
        reading.row().line(),
        faults.stream().map(fault -> faultOf(fault, reading)).toList(),
        reading.row().cells());
  }

  private RowFault faultOf(Fault fault, Reading reading) {
    var parts = fault.pointer().split("/", -1);
    if (parts.length < 2) {
      return new RowFault(null, fault.code(), fault.message(), null);
    }
    var column = parts[1];
    if (column.equals("assignee") && text(reading.row().cells(), column) == null) {
      column = ASSIGNEE_ID;
    }
    var value =
        parts.length > 2
            ? reading.draft().labels().get(Integer.parseInt(parts[2]))
            : columns.cell(reading.row().cells(), column);
    return new RowFault(
        column,
        fault.code(),
        fault.message(),
        columns.has(column) ? Texts.clip(value, CLIP, "…") : null);
  }
}
