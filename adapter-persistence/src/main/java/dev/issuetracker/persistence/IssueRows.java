package dev.issuetracker.persistence;

import dev.issuetracker.domain.Activity;
import dev.issuetracker.domain.Deletion;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.IssueKey;
import dev.issuetracker.domain.LabelRef;
import dev.issuetracker.domain.Priority;
import dev.issuetracker.domain.ProjectKey;
import dev.issuetracker.domain.ProjectRef;
import dev.issuetracker.domain.Reference;
import dev.issuetracker.domain.Status;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads issues out of rows, each with its project, its people and its labels in one row. */
final class IssueRows {
  static final String COLUMNS =
      """
      SELECT i.id, i.number, i.version, i.title, i.description, i.status, i.priority, i.due_date,
        i.external_id, i.created_at, i.updated_at, i.resolved_at, i.closed_at, i.deleted_at,
        p.id AS project_id, p.key AS project_key, p.name AS project_name,
        p.archived AS project_archived,
        a.id AS assignee_id, a.username AS assignee_username, a.name AS assignee_name,
        r.id AS reporter_id, r.username AS reporter_username, r.name AS reporter_name,
        act.comments, act.attachments, greatest(act.last_at, i.updated_at) AS last_at,
        (SELECT json_agg(json_build_array(l.id, l.name, l.color))
         FROM issue_labels il JOIN labels l ON l.id = il.label_id
         WHERE il.issue_id = i.id) AS labels,
        d.id AS deleter_id, d.username AS deleter_username, d.name AS deleter_name
      """;

  /** Everything around an issue {@code i}. */
  static final String JOINS =
      """
      JOIN issue_activity act ON act.issue_id = i.id
      JOIN projects p ON p.id = i.project_id
      JOIN users r ON r.id = i.reporter_id
      LEFT JOIN users a ON a.id = i.assignee_id
      LEFT JOIN users d ON d.id = i.deleted_by
      """;

  static final String FROM = "FROM issues i\n" + JOINS;

  static final String HAS_ID = "WHERE i.id = ?";

  static final String HAS_KEY =
      """
      WHERE i.id = (SELECT k.issue_id FROM issue_keys k JOIN projects kp ON kp.id = k.project_id
                    WHERE kp.key = ? AND k.number = ?)
      """;

  private static final PersonRows.Columns ASSIGNEE = PersonRows.Columns.of("assignee");
  private static final PersonRows.Columns REPORTER = PersonRows.Columns.of("reporter");

  private IssueRows() {}

  /** How an issue is looked up: by its id, by a key, or not at all. */
  static <T> Optional<T> by(Reference reference, LookUp<T> byId, LookUp<T> byKey) {
    return switch (reference) {
      case Reference.ById(long id) -> byId.with(id);
      case Reference.ByName(String name) ->
          IssueKey.parse(name).flatMap(key -> byKey.with(key.project().value(), key.number()));
    };
  }

  interface LookUp<T> {
    Optional<T> with(Object... parameters);
  }

  static Issue issue(Row row) throws SQLException {
    return new Issue(
        row.number("id"),
        row.number("number"),
        project(row, "project"),
        row.number("version"),
        row.text("title"),
        row.textOrNull("description"),
        Status.of(row.text("status")).orElseThrow(),
        Priority.values()[(int) row.number("priority")],
        row.dateOrNull("due_date"),
        row.textOrNull("external_id"),
        PersonRows.refOrNull(row, ASSIGNEE),
        PersonRows.ref(row, REPORTER),
        labels(row.textOrNull("labels")),
        row.time("created_at"),
        row.time("updated_at"),
        row.timeOrNull("resolved_at"),
        row.timeOrNull("closed_at"),
        deletion(row),
        new Activity(row.number("comments"), row.number("attachments"), row.time("last_at")));
  }

  /** From the columns {@code <prefix>_id}, {@code _key}, {@code _name} and {@code _archived}. */
  static ProjectRef project(Row row, String prefix) throws SQLException {
    return new ProjectRef(
        row.number(prefix + "_id"),
        new ProjectKey(row.text(prefix + "_key")),
        row.text(prefix + "_name"),
        row.flag(prefix + "_archived"));
  }

  private static @Nullable Deletion deletion(Row row) throws SQLException {
    var at = row.timeOrNull("deleted_at");
    return at == null ? null : new Deletion(at, PersonRows.ref(row, "deleter"));
  }

  /** In the order that issues keep them in, whatever the database's idea of an order is. */
  private static List<LabelRef> labels(@Nullable String json) {
    var labels = new ArrayList<LabelRef>();
    for (var label : Json.array(json)) {
      if (label instanceof List<?> parts
          && parts.get(0) instanceof Long id
          && parts.get(1) instanceof String name
          && parts.get(2) instanceof String color) {
        labels.add(new LabelRef(id, name, color));
      }
    }
    return labels.size() < 2 ? labels : Issue.sorted(labels);
  }
}
