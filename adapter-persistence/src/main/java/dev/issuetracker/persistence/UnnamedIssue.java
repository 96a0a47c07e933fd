package dev.issuetracker.persistence;

import dev.issuetracker.domain.Activity;
import dev.issuetracker.domain.Deletion;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.LabelRef;
import dev.issuetracker.domain.Priority;
import dev.issuetracker.domain.Status;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An issue as its row tells it: its project, its people and its labels by their ids only. A
 * statement that reads such rows takes a quarter to a half less than one that joins all names.
 *
 * @param mark of the names that hold where the row was read, null if nobody can tell
 */
record UnnamedIssue(
    long id,
    long number,
    long project,
    long version,
    String title,
    @Nullable String description,
    Status status,
    Priority priority,
    @Nullable LocalDate dueDate,
    @Nullable String externalId,
    @Nullable Long assignee,
    long reporter,
    long[] labels,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant resolvedAt,
    @Nullable Instant closedAt,
    @Nullable Instant deletedAt,
    @Nullable Long deleter,
    Activity activity,
    @Nullable String mark) {

  static final String COLUMNS =
      """
      SELECT i.id, i.number, i.project_id, i.version, i.title, i.description, i.status, i.priority,
        i.due_date, i.external_id, i.assignee_id, i.reporter_id, i.created_at, i.updated_at,
        i.resolved_at, i.closed_at, i.deleted_at, i.deleted_by,
        act.comments, act.attachments, greatest(act.last_at, i.updated_at) AS last_at,
        ARRAY(SELECT il.label_id FROM issue_labels il WHERE il.issue_id = i.id) AS label_ids,
      """
          + "  "
          + Names.MARK
          + " AS mark\n";

  static final String JOINS = "JOIN issue_activity act ON act.issue_id = i.id\n";

  static UnnamedIssue read(Row row) throws SQLException {
    return new UnnamedIssue(
        row.number("id"),
        row.number("number"),
        row.number("project_id"),
        row.number("version"),
        row.text("title"),
        row.textOrNull("description"),
        Status.of(row.text("status")).orElseThrow(),
        Priority.values()[(int) row.number("priority")],
        row.dateOrNull("due_date"),
        row.textOrNull("external_id"),
        row.numberOrNull("assignee_id"),
        row.number("reporter_id"),
        row.numbers("label_ids"),
        row.time("created_at"),
        row.time("updated_at"),
        row.timeOrNull("resolved_at"),
        row.timeOrNull("closed_at"),
        row.timeOrNull("deleted_at"),
        row.numberOrNull("deleted_by"),
        new Activity(row.number("comments"), row.number("attachments"), row.time("last_at")),
        row.textOrNull("mark"));
  }

  /** Null if a name is missing. */
  @Nullable Issue named(Names.Known names) {
    var of = names.project(project);
    var by = names.person(reporter);
    var to = assignee == null ? null : names.person(assignee);
    var on = labels(names);
    var deletion = deletion(names);
    boolean missing = (to == null && assignee != null) || (deletion == null && deletedAt != null);
    if (missing || of == null || by == null || on == null) {
      return null;
    }
    return new Issue(
        id,
        number,
        of,
        version,
        title,
        description,
        status,
        priority,
        dueDate,
        externalId,
        to,
        by,
        on,
        createdAt,
        updatedAt,
        resolvedAt,
        closedAt,
        deletion,
        activity);
  }

  /** In the order that issues keep them in. */
  private @Nullable List<LabelRef> labels(Names.Known names) {
    if (labels.length == 0) {
      return List.of();
    }
    var named = new ArrayList<LabelRef>(labels.length);
    for (long label : labels) {
      var name = names.label(label);
      if (name == null) {
        return null;
      }
      named.add(name);
    }
    return named.size() == 1 ? named : Issue.sorted(named);
  }

  private @Nullable Deletion deletion(Names.Known names) {
    var by = deletedAt == null || deleter == null ? null : names.person(deleter);
    return by == null || deletedAt == null ? null : new Deletion(deletedAt, by);
  }
}
