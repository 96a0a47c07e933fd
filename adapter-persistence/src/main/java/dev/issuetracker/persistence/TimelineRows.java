package dev.issuetracker.persistence;

import dev.issuetracker.application.history.HistoryEntry;
import dev.issuetracker.domain.LabelRef;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells an event with everything that belongs to it. */
final class TimelineRows {
  private TimelineRows() {}

  static HistoryEntry entry(Row row) throws SQLException {
    var type = row.text("type");
    return new HistoryEntry(
        row.number("id"),
        row.number("issue_id"),
        row.number("project_id"),
        type,
        row.numberOrNull("version"),
        PersonRows.ref(row, "actor"),
        row.time("recorded_at"),
        row.time("occurred_at"),
        row.textOrNull("request_id"),
        details(type, row, Json.object(row.text("data"))));
  }

  private static Map<String, @Nullable Object> details(
      String type, Row row, Map<String, @Nullable Object> data) throws SQLException {
    return switch (type) {
      case "created" -> created(row, data);
      case "title_changed", "description_changed" ->
          change(row.textOrNull("before"), row.textOrNull("after"));
      case "assignee_changed" ->
          change(PersonRows.refOrNull(row, "from"), PersonRows.refOrNull(row, "to"));
      case "project_changed" ->
          change(IssueRows.project(row, "left"), IssueRows.project(row, "into"));
      case "labels_changed" -> labels(data);
      case "comment_added" -> comment(row);
      case "attachment_added" -> attachment(data, row.textOrNull("after"));
      case "attachment_removed" -> attachment(data, row.textOrNull("before"));
      case String changed when changed.endsWith("_changed") ->
          change(data.get("from"), data.get("to"));
      default -> data;
    };
  }

  private static Map<String, @Nullable Object> created(Row row, Map<String, @Nullable Object> data)
      throws SQLException {
    var details = new LinkedHashMap<String, @Nullable Object>();
    details.put("title", row.textOrNull("first_title"));
    putIfThere(details, "description", row.textOrNull("first_description"));
    details.putAll(data);
    details.computeIfPresent("labels", (name, labels) -> names(labels));
    if (data.containsKey("labels")) {
      details.put("label_ids", ids(data.get("labels")));
    }
    details.computeIfPresent("resolved_at", (name, time) -> Instant.parse((String) time));
    details.computeIfPresent("closed_at", (name, time) -> Instant.parse((String) time));
    // What was written before V27 names no reporter.
    putIfThere(details, "reporter", PersonRows.refOrNull(row, "from"));
    putIfThere(details, "assignee", PersonRows.refOrNull(row, "to"));
    return details;
  }

  private static void putIfThere(
      Map<String, @Nullable Object> details, String name, @Nullable Object value) {
    if (value != null) {
      details.put(name, value);
    }
  }

  private static Map<String, @Nullable Object> change(@Nullable Object from, @Nullable Object to) {
    var details = new LinkedHashMap<String, @Nullable Object>();
    details.put("from", from);
    details.put("to", to);
    return details;
  }

  private static Map<String, @Nullable Object> labels(Map<String, @Nullable Object> data) {
    var details = new LinkedHashMap<String, @Nullable Object>();
    details.put("added", names(data.get("added")));
    details.put("removed", names(data.get("removed")));
    details.put("added_ids", ids(data.get("added")));
    details.put("removed_ids", ids(data.get("removed")));
    return details;
  }

  private static List<String> names(@Nullable Object labels) {
    return HistoryRows.labels(labels).stream().map(LabelRef::name).toList();
  }

  private static List<Long> ids(@Nullable Object labels) {
    return HistoryRows.labels(labels).stream().map(LabelRef::id).toList();
  }

  private static Map<String, @Nullable Object> attachment(
      Map<String, @Nullable Object> data, @Nullable String filename) {
    var details = new LinkedHashMap<String, @Nullable Object>(data);
    details.put("filename", filename);
    return details;
  }

  private static Map<String, @Nullable Object> comment(Row row) throws SQLException {
    var details = new LinkedHashMap<String, @Nullable Object>();
    details.put("comment_id", row.number("comment_id"));
    details.put("parent_id", row.numberOrNull("parent_id"));
    details.put("body", row.text("body"));
    return details;
  }
}
