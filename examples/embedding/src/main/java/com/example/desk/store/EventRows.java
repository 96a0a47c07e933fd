package com.example.desk.store;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads events. */
record EventRows(Database database) {

  /** Those that made versions, oldest first; a creation is no step, nothing was before it. */
  List<EventRow> between(long issue, long after, long upTo) {
    return database.query(
        """
        SELECT * FROM events
        WHERE issue_id = ? AND version > ? AND version <= ? AND type <> 'created' ORDER BY id
        """,
        this::read,
        issue,
        after,
        upTo);
  }

  EventRow read(Row row) throws SQLException {
    return new EventRow(
        row.number("id"),
        row.number("issue_id"),
        row.number("project_id"),
        row.numberOrNull("version"),
        row.text("type"),
        row.number("actor_id"),
        row.time("recorded_at"),
        row.time("occurred_at"),
        row.textOrNull("request_id"),
        values(row.number("id")));
  }

  private List<EventValue> values(long event) {
    return database.query(
        "SELECT * FROM event_values WHERE event_id = ? ORDER BY place",
        row ->
            new EventValue(
                row.text("name"),
                EventValue.Kind.valueOf(row.text("kind")),
                row.textOrNull("text"),
                row.numberOrNull("number")),
        event);
  }

  Map<String, @Nullable Object> comment(long id) {
    return database
        .query(
            "SELECT parent_id, body FROM comments WHERE id = ?",
            row -> {
              var told = new HashMap<String, @Nullable Object>();
              told.put("parent_id", row.numberOrNull("parent_id"));
              told.put("body", row.text("body"));
              return told;
            },
            id)
        .getFirst();
  }
}
