package dev.issuetracker.persistence;

import dev.issuetracker.domain.Color;
import dev.issuetracker.domain.IssueEvent;
import dev.issuetracker.domain.IssueField;
import dev.issuetracker.domain.LabelName;
import dev.issuetracker.domain.LabelRef;
import dev.issuetracker.domain.Priority;
import dev.issuetracker.domain.Status;
import dev.issuetracker.domain.Step;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads events out of rows. People and projects come by their present names. */
final class HistoryRows {
  private static final String CHANGED = "_changed";

  /** What every reading of events {@code e} begins with. */
  static final String COLUMNS =
      """
      SELECT e.id, e.issue_id, e.project_id, e.version, e.type, e.recorded_at, e.occurred_at,
        e.request_id, e.data,
        w.id AS actor_id, w.username AS actor_username, w.name AS actor_name,
        fu.id AS from_id, fu.username AS from_username, fu.name AS from_name,
        tu.id AS to_id, tu.username AS to_username, tu.name AS to_name,
        fp.id AS left_id, fp.key AS left_key, fp.name AS left_name, fp.archived AS left_archived,
        tp.id AS into_id, tp.key AS into_key, tp.name AS into_name, tp.archived AS into_archived,
      """;

  /** An id is read as a number in events of its own kind only, whatever the planner's order. */
  static final String JOINS =
      """
      JOIN users w ON w.id = e.actor_id
      LEFT JOIN users fu ON fu.id =
        CASE e.type WHEN 'assignee_changed' THEN (e.data ->> 'from')::bigint
          WHEN 'created' THEN (e.data ->> 'reporter')::bigint END
      LEFT JOIN users tu ON tu.id =
        CASE e.type WHEN 'assignee_changed' THEN (e.data ->> 'to')::bigint
          WHEN 'created' THEN (e.data ->> 'assignee')::bigint END
      LEFT JOIN projects fp ON fp.id =
        CASE WHEN e.type = 'project_changed' THEN (e.data ->> 'from')::bigint END
      LEFT JOIN projects tp ON tp.id =
        CASE WHEN e.type = 'project_changed' THEN (e.data ->> 'to')::bigint END
      LEFT JOIN event_texts t ON t.event_id = e.id
      """;

  private HistoryRows() {}

  /** For rows with {@code before} and {@code after}, and of types that make a version. */
  static Step step(Row row) throws SQLException {
    return new Step(
        row.number("version"), event(row), PersonRows.ref(row, "actor"), row.time("occurred_at"));
  }

  private static IssueEvent event(Row row) throws SQLException {
    var type = row.text("type");
    var data = Json.object(row.text("data"));
    return switch (type) {
      case "deleted" -> new IssueEvent.Deleted();
      case "restored" -> new IssueEvent.Restored();
      case "labels_changed" -> labelsChanged(data);
      default -> changed(row, fieldOf(type), data);
    };
  }

  static IssueEvent.LabelsChanged labelsChanged(Map<String, @Nullable Object> data) {
    return new IssueEvent.LabelsChanged(labels(data.get("added")), labels(data.get("removed")));
  }

  static IssueField fieldOf(String type) {
    var code = type.substring(0, type.length() - CHANGED.length());
    return IssueField.valueOf(code.toUpperCase(Locale.ROOT));
  }

  private static IssueEvent changed(Row row, IssueField field, Map<String, @Nullable Object> data)
      throws SQLException {
    return switch (field) {
      case TITLE, DESCRIPTION ->
          new IssueEvent.Changed(field, row.textOrNull("before"), row.textOrNull("after"));
      case ASSIGNEE ->
          new IssueEvent.Changed(
              field, PersonRows.refOrNull(row, "from"), PersonRows.refOrNull(row, "to"));
      case PROJECT ->
          new IssueEvent.Changed(
              field, IssueRows.project(row, "left"), IssueRows.project(row, "into"));
      case STATUS, PRIORITY, DUE_DATE, LABELS ->
          new IssueEvent.Changed(
              field, plain(field, data.get("from")), plain(field, data.get("to")));
    };
  }

  private static @Nullable Object plain(IssueField field, @Nullable Object value) {
    if (!(value instanceof String text)) {
      return null;
    }
    return switch (field) {
      case STATUS -> Status.of(text).orElseThrow();
      case PRIORITY -> Priority.of(text).orElseThrow();
      case DUE_DATE -> LocalDate.parse(text);
      case TITLE, DESCRIPTION, ASSIGNEE, PROJECT, LABELS -> text;
    };
  }

  /** As they were called then. */
  static List<LabelRef> labels(@Nullable Object data) {
    var labels = new ArrayList<LabelRef>();
    if (data instanceof List<?> many) {
      for (var one : many) {
        if (one instanceof Map<?, ?> label
            && label.get("id") instanceof Long id
            && label.get("name") instanceof String name) {
          labels.add(new LabelRef(id, name, Color.byName(new LabelName(name))));
        }
      }
    }
    return labels;
  }
}
