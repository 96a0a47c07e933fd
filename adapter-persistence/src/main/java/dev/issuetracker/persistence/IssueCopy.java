package dev.issuetracker.persistence;

import dev.issuetracker.application.history.Authorship;
import dev.issuetracker.application.issue.NewIssue;
import dev.issuetracker.domain.Issue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Adds many issues with everything that belongs to them, one COPY for each table: PostgreSQL writes
 * rows that come this way by the page, which costs about half. For few, {@link IssueInsert} takes
 * fewer round trips.
 */
final class IssueCopy {
  /** From how many on it is faster. */
  static final int MANY = 200;

  /** Ids and numbers are drawn in the order given, before anything is written. */
  private static final String PLACES =
      """
      SELECT nextval('issues_id_seq') AS id,
        nextval(('issue_numbers_' || n.project_id)::regclass) AS number
      FROM (
        SELECT project_id FROM unnest(?::bigint[]) WITH ORDINALITY AS u(project_id, place)
        ORDER BY place) n
      """;

  private static final String ISSUES =
      """
      COPY issues (id, project_id, number, version, title, description, status, priority, due_date,
        external_id, assignee_id, reporter_id, created_at, updated_at, resolved_at, closed_at,
        came_resolved_at, came_closed_at)
      FROM STDIN (FORMAT binary)
      """;

  private static final String KEYS =
      "COPY issue_keys (project_id, number, issue_id) FROM STDIN (FORMAT binary)";

  private static final String LABELS =
      "COPY issue_labels (issue_id, label_id, issue_created_at) FROM STDIN (FORMAT binary)";

  private static final String ACTIVITY =
      "COPY issue_activity (issue_id, last_at) FROM STDIN (FORMAT binary)";

  private static final String EVENTS =
      """
      COPY events (issue_id, project_id, version, type, actor_id, recorded_at, occurred_at,
        request_id, data)
      FROM STDIN (FORMAT binary)
      """;

  /** Two who add the same external ids at once wait for each other in one order. */
  private static final Comparator<Issue> IN_ORDER_OF_LOCKS =
      Comparator.comparing(
              Issue::externalId, Comparator.nullsFirst(Comparator.<String>naturalOrder()))
          .thenComparing(issue -> issue.project().id())
          .thenComparing(Issue::id);

  private IssueCopy() {}

  static List<Issue> run(Sql sql, List<NewIssue> issues, Authorship by) {
    var projects = issues.stream().map(issue -> issue.project().id()).toArray(Long[]::new);
    var places = sql.returning(PLACES, IssueInsert.Place::of, (Object) projects);
    var added = new ArrayList<Issue>();
    for (var place : places) {
      added.add(IssueInsert.issue(place, issues.get(added.size())));
    }
    copy(sql, added, issues, by);
    return added;
  }

  private static void copy(Sql sql, List<Issue> added, List<NewIssue> given, Authorship by) {
    var issues = new CopyRows();
    var keys = new CopyRows();
    var labels = new CopyRows();
    var activity = new CopyRows();
    var events = new CopyRows();
    added.stream().sorted(IN_ORDER_OF_LOCKS).forEach(issue -> itself(issues, issue));
    for (int i = 0; i < added.size(); i++) {
      var issue = added.get(i);
      keys.row(3).number(issue.project().id()).number(issue.number()).number(issue.id());
      for (var label : issue.labels()) {
        labels.row(3).number(issue.id()).number(label.id()).time(issue.createdAt());
      }
      activity.row(2).number(issue.id()).time(issue.updatedAt());
      created(events, issue, given.get(i), by);
    }
    sql.copy(ISSUES, issues);
    sql.copy(KEYS, keys);
    sql.copy(LABELS, labels);
    sql.copy(ACTIVITY, activity);
    sql.copy(EVENTS, events);
  }

  private static void itself(CopyRows to, Issue issue) {
    var assignee = issue.assignee();
    to.row(18)
        .number(issue.id())
        .number(issue.project().id())
        .number(issue.number())
        .number(issue.version())
        .text(issue.title())
        .text(issue.description())
        .text(issue.status().code())
        .small(issue.priority().ordinal())
        .date(issue.dueDate())
        .text(issue.externalId())
        .number(assignee == null ? null : (Long) assignee.id())
        .number(issue.reporter().id())
        .time(issue.createdAt())
        .time(issue.updatedAt())
        .time(issue.resolvedAt())
        .time(issue.closedAt())
        .time(issue.resolvedAt())
        .time(issue.closedAt());
  }

  private static void created(CopyRows to, Issue issue, NewIssue given, Authorship by) {
    to.row(9)
        .number(issue.id())
        .number(issue.project().id())
        .number(issue.version())
        .text("created")
        .number(by.actor().id())
        .time(by.at())
        .time(issue.createdAt())
        .text(by.requestId())
        .json(Json.write(EventData.created(given)));
  }
}
