package dev.issuetracker.persistence;

import dev.issuetracker.application.history.Authorship;
import dev.issuetracker.application.issue.NewIssue;
import dev.issuetracker.domain.Activity;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.LabelRef;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds a few issues with everything that belongs to them in one statement. */
final class IssueInsert {

  /** Ids and numbers are drawn in the order given, before anything is written. */
  private static final String STATEMENT =
      """
      WITH input AS MATERIALIZED (
        SELECT nextval('issues_id_seq') AS id,
          nextval(('issue_numbers_' || n.project_id)::regclass) AS number, n.*
        FROM (
          SELECT * FROM json_to_recordset(?::json) AS x(
            place int, project_id bigint, title text, description text, status text,
            priority smallint, due_date date, external_id text, assignee_id bigint,
            reporter_id bigint, labels bigint[], created_at timestamptz, updated_at timestamptz,
            resolved_at timestamptz, closed_at timestamptz, data jsonb)
          ORDER BY place) n
      ), added AS (
        INSERT INTO issues (id, project_id, number, version, title, description, status, priority,
          due_date, external_id, assignee_id, reporter_id, created_at, updated_at, resolved_at,
          closed_at, came_resolved_at, came_closed_at)
        SELECT id, project_id, number, 1, title, description, status, priority,
          due_date, external_id, assignee_id, reporter_id, created_at, updated_at, resolved_at,
          closed_at, resolved_at, closed_at
        FROM input
      ), keyed AS (
        INSERT INTO issue_keys (project_id, number, issue_id)
        SELECT project_id, number, id FROM input
      ), labelled AS (
        INSERT INTO issue_labels (issue_id, label_id, issue_created_at)
        SELECT id, unnest(labels), created_at FROM input
      ), active AS (
        INSERT INTO issue_activity (issue_id, last_at) SELECT id, updated_at FROM input
      ), told AS (
        INSERT INTO events (issue_id, project_id, version, type, actor_id, recorded_at,
          occurred_at, request_id, data)
        SELECT id, project_id, 1, 'created', ?, ?, created_at, ?::text, data
        FROM input ORDER BY place
      )
      SELECT id, number FROM input ORDER BY place
      """;

  /** What an issue is called before it is there. */
  record Place(long id, long number) {
    static Place of(Row row) throws SQLException {
      return new Place(row.number("id"), row.number("number"));
    }
  }

  private IssueInsert() {}

  static List<Issue> run(Sql sql, List<NewIssue> issues, Authorship by) {
    var rows = new ArrayList<Map<String, @Nullable Object>>();
    for (var issue : issues) {
      rows.add(row(rows.size(), issue));
    }
    var places =
        sql.returning(
            STATEMENT, Place::of, Json.write(rows), by.actor().id(), by.at(), by.requestId());
    var added = new ArrayList<Issue>();
    for (var place : places) {
      added.add(issue(place, issues.get(added.size())));
    }
    return added;
  }

  private static Map<String, @Nullable Object> row(int place, NewIssue issue) {
    var row = new LinkedHashMap<String, @Nullable Object>();
    row.put("place", place);
    row.put("project_id", issue.project().id());
    row.put("title", issue.title());
    row.put("description", issue.description());
    row.put("status", issue.status().code());
    row.put("priority", issue.priority().ordinal());
    row.put("due_date", issue.dueDate());
    row.put("external_id", issue.externalId());
    row.put("assignee_id", issue.assignee() == null ? null : issue.assignee().id());
    row.put("reporter_id", issue.reporter().id());
    row.put("labels", issue.labels().stream().map(LabelRef::id).toList());
    row.put("created_at", issue.createdAt());
    row.put("updated_at", issue.updatedAt());
    row.put("resolved_at", issue.resolvedAt());
    row.put("closed_at", issue.closedAt());
    row.put("data", EventData.created(issue));
    return row;
  }

  static Issue issue(Place place, NewIssue issue) {
    return new Issue(
        place.id,
        place.number,
        issue.project(),
        1,
        issue.title(),
        issue.description(),
        issue.status(),
        issue.priority(),
        issue.dueDate(),
        issue.externalId(),
        issue.assignee(),
        issue.reporter(),
        Issue.sorted(issue.labels()),
        issue.createdAt(),
        issue.updatedAt(),
        issue.resolvedAt(),
        issue.closedAt(),
        null,
        new Activity(0, 0, issue.updatedAt()));
  }
}
