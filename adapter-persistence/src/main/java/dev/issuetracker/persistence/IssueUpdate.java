package dev.issuetracker.persistence;

import dev.issuetracker.application.history.Authorship;
import dev.issuetracker.domain.Changed;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.IssueEvent;
import dev.issuetracker.domain.IssueField;
import dev.issuetracker.domain.LabelRef;
import dev.issuetracker.domain.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Replaces issues by their next versions and tells the history, one or a thousand, in one
 * statement. Nothing but the update itself happens unless every issue has the version that it was
 * changed from, and none of its texts was redacted meanwhile: that makes no version, and what was
 * read before would bring the text back.
 */
final class IssueUpdate {
  private static final String STATEMENT =
      """
      WITH input AS MATERIALIZED (
        SELECT * FROM json_to_recordset(?::json) AS x(
          id bigint, version bigint, project_id bigint, number bigint, title text,
          description text, status text, priority smallint, due_date date, assignee_id bigint,
          updated_at timestamptz, resolved_at timestamptz, closed_at timestamptz,
          deleted_at timestamptz, deleted_by bigint, added bigint[], removed bigint[],
          title_redacted boolean, description_redacted boolean)
      ), changed AS (
        UPDATE issues SET version = n.version, project_id = n.project_id, number = n.number,
          title = n.title, description = n.description, status = n.status,
          priority = n.priority, due_date = n.due_date, assignee_id = n.assignee_id,
          updated_at = n.updated_at, resolved_at = n.resolved_at, closed_at = n.closed_at,
          deleted_at = n.deleted_at, deleted_by = n.deleted_by
        FROM input n WHERE issues.id = n.id AND issues.version = n.version - 1
          AND (issues.title = ?) = n.title_redacted
          AND (coalesce(issues.description, '') = ?) = n.description_redacted
        RETURNING n.*
      ), complete AS MATERIALIZED (
        SELECT 1 WHERE (SELECT count(*) FROM changed) = (SELECT count(*) FROM input)
      ), all_changed AS (
        SELECT changed.* FROM changed, complete
      ), keyed AS (
        INSERT INTO issue_keys (project_id, number, issue_id)
        SELECT c.project_id, c.number, c.id FROM all_changed c
        WHERE NOT EXISTS (
          SELECT FROM issue_keys k WHERE k.project_id = c.project_id AND k.number = c.number)
      ), unlabelled AS (
        DELETE FROM issue_labels
        USING (SELECT id, unnest(removed) AS label_id FROM all_changed) gone
        WHERE issue_labels.issue_id = gone.id AND issue_labels.label_id = gone.label_id
      ), labelled AS (
        INSERT INTO issue_labels (issue_id, label_id, issue_created_at)
        SELECT c.id, unnest(c.added), i.created_at FROM all_changed c JOIN issues i ON i.id = c.id
      ), numbered AS MATERIALIZED (
        SELECT nextval('events_id_seq') AS event_id, e.*
        FROM (
          SELECT x.*, c.project_id, c.version, c.updated_at FROM json_to_recordset(?::json) AS x(
            place int, issue_id bigint, type text, is_text boolean, before text, after text,
            data jsonb)
          JOIN all_changed c ON c.id = x.issue_id
          ORDER BY place) e
      ), told AS (
        INSERT INTO events (id, issue_id, project_id, version, type, actor_id, recorded_at,
          occurred_at, request_id, data)
        OVERRIDING SYSTEM VALUE
        SELECT event_id, issue_id, project_id, version, type, ?, ?, updated_at, ?::text, data
        FROM numbered ORDER BY event_id
      ), texts AS (
        INSERT INTO event_texts (event_id, issue_id, before, after)
        SELECT event_id, issue_id, before, after FROM numbered WHERE is_text
      )
      SELECT count(*) AS n FROM all_changed
      """;

  private IssueUpdate() {}

  /** Whether all of the issues still had the versions that they were changed from. */
  static boolean run(Sql sql, List<Changed> changes, Authorship by) {
    var rows = new ArrayList<Map<String, @Nullable Object>>();
    var events = new ArrayList<Map<String, @Nullable Object>>();
    for (var change : changes) {
      rows.add(row(change));
      change.events().forEach(event -> events.add(event(events.size(), change.issue(), event)));
    }
    return sql.returned(
                STATEMENT,
                row -> row.number("n"),
                Json.write(rows),
                Texts.REDACTED,
                Texts.REDACTED,
                Json.write(events),
                by.actor().id(),
                by.at(),
                by.requestId())
            .orElse(0L)
        == changes.size();
  }

  private static Map<String, @Nullable Object> row(Changed change) {
    var issue = change.issue();
    var row = new LinkedHashMap<String, @Nullable Object>();
    row.put("id", issue.id());
    row.put("version", issue.version());
    row.put("project_id", issue.project().id());
    row.put("number", issue.number());
    row.put("title", issue.title());
    row.put("description", issue.description());
    row.put("status", issue.status().code());
    row.put("priority", issue.priority().ordinal());
    row.put("due_date", issue.dueDate());
    row.put("assignee_id", issue.assignee() == null ? null : issue.assignee().id());
    row.put("updated_at", issue.updatedAt());
    row.put("resolved_at", issue.resolvedAt());
    row.put("closed_at", issue.closedAt());
    var deletion = issue.deletion();
    row.put("deleted_at", deletion == null ? null : deletion.at());
    row.put("deleted_by", deletion == null ? null : deletion.by().id());
    row.put("title_redacted", change.foundRedacted(IssueField.TITLE));
    row.put("description_redacted", change.foundRedacted(IssueField.DESCRIPTION));
    for (var event : change.events()) {
      if (event instanceof IssueEvent.LabelsChanged(var added, var removed)) {
        row.put("added", added.stream().map(LabelRef::id).toList());
        row.put("removed", removed.stream().map(LabelRef::id).toList());
      }
    }
    return row;
  }

  private static Map<String, @Nullable Object> event(int place, Issue issue, IssueEvent event) {
    var row = new LinkedHashMap<String, @Nullable Object>();
    row.put("place", place);
    row.put("issue_id", issue.id());
    row.put("type", event.type());
    row.put("data", EventData.of(event));
    if (event instanceof IssueEvent.Changed change && change.field().isText()) {
      row.put("is_text", true);
      row.put("before", change.from());
      row.put("after", change.to());
    }
    return row;
  }
}
