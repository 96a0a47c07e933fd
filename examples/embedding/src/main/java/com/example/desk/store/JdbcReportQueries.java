package com.example.desk.store;

import dev.issuetracker.application.reports.Question;
import dev.issuetracker.application.reports.Report;
import dev.issuetracker.application.reports.ReportQueries;
import dev.issuetracker.domain.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Counts in SQL. */
public final class JdbcReportQueries implements ReportQueries {
  private static final Instant EVER = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");
  private static final String LIVING =
      " i.deleted_at IS NULL AND (CAST(? AS BIGINT) IS NULL OR i.project_id = ?) ";

  /**
   * Every move of a living issue from status to status; from none when it was created. What came
   * finished from elsewhere was open until then, as far as anybody knows.
   */
  private static final String MOVES =
      """
      WITH moves AS (
        SELECT e.occurred_at AS at, f.text AS from_status,
          CASE WHEN e.type = 'created' AND COALESCE(i.came_resolved_at, i.came_closed_at) IS NOT NULL
            THEN 'open' ELSE t.text END AS to_status
        FROM issues i
          JOIN events e ON e.issue_id = i.id AND e.type IN ('created', 'status_changed')
          JOIN event_values t ON t.event_id = e.id AND t.name IN ('status', 'to')
          LEFT JOIN event_values f ON f.event_id = e.id AND f.name = 'from'
        WHERE %1$s
        UNION ALL
        SELECT i.came_resolved_at, 'open',
          CASE WHEN i.came_closed_at IS NULL THEN t.text ELSE 'resolved' END
        FROM issues i
          JOIN events e ON e.issue_id = i.id AND e.type = 'created'
          JOIN event_values t ON t.event_id = e.id AND t.name = 'status'
        WHERE i.came_resolved_at IS NOT NULL AND %1$s
        UNION ALL
        SELECT i.came_closed_at,
          CASE WHEN i.came_resolved_at IS NULL THEN 'open' ELSE 'resolved' END, 'closed'
        FROM issues i
        WHERE i.came_closed_at IS NOT NULL AND %1$s)
      """
          .formatted(LIVING);

  private static final String HAPPENED =
      MOVES
          + """
          SELECT COUNT(*) FILTER (WHERE from_status IS NULL),
            COUNT(*) FILTER (
              WHERE from_status IN ('open', 'in_progress') AND to_status IN ('resolved', 'closed')),
            COUNT(*) FILTER (
              WHERE from_status IN ('resolved', 'closed') AND to_status IN ('open', 'in_progress'))
          FROM moves WHERE at >= ? AND at < ?
          """;

  private static final String FINISHED = " IN ('resolved', 'closed') ";

  private final Database database;
  private final Names names;

  public JdbcReportQueries(Database database, Names names) {
    this.database = database;
    this.names = names;
  }

  @Override
  public List<Report.TopAssignees.Assigned> topAssignees(Question.TopAssignees question) {
    var codes = question.statuses().stream().map(Status::code).toArray(String[]::new);
    return database
        .query(
            "SELECT i.assignee_id, COUNT(*) FROM issues i WHERE"
                + LIVING
                + "AND i.assignee_id IS NOT NULL AND (? = 0 OR i.status = ANY(?))"
                + " GROUP BY i.assignee_id",
            row -> new Report.TopAssignees.Assigned(names.person(row.number(1)), row.number(2)),
            question.project(),
            question.project(),
            codes.length,
            codes)
        .stream()
        .sorted(
            Comparator.comparing(Report.TopAssignees.Assigned::issueCount)
                .reversed()
                .thenComparing(one -> one.assignee().username()))
        .limit(question.limit())
        .toList();
  }

  @Override
  public Report.Spread latency(Question.Latency question, @Nullable Instant from) {
    var took = "CAST(EXTRACT(EPOCH FROM i.resolved_at - i.created_at) AS DOUBLE PRECISION)";
    var share = ", PERCENTILE_CONT(%s) WITHIN GROUP (ORDER BY " + took + ")";
    return database
        .query(
            "SELECT COUNT(*), AVG("
                + took
                + ")"
                + share.formatted("0.5")
                + share.formatted("0.9")
                + share.formatted("0.95")
                + " FROM issues i WHERE"
                + LIVING
                + "AND i.created_at IS DISTINCT FROM COALESCE(i.came_resolved_at, i.came_closed_at)"
                + " AND i.resolved_at >= ? AND (CAST(? AS BIGINT) IS NULL OR i.assignee_id = ?)",
            row ->
                row.number(1) == 0
                    ? new Report.Spread(0, null, null, null, null)
                    : new Report.Spread(
                        row.number(1),
                        row.fraction(2),
                        row.fraction(3),
                        row.fraction(4),
                        row.fraction(5)),
            question.project(),
            question.project(),
            from == null ? EVER : from,
            question.assignee(),
            question.assignee())
        .getFirst();
  }

  @Override
  public List<Happened> happened(long reader, @Nullable Long project, List<Instant> bounds) {
    var results = new ArrayList<Happened>();
    for (int at = 0; at + 1 < bounds.size(); at++) {
      results.add(happened(project, bounds.get(at), bounds.get(at + 1)));
    }
    return results;
  }

  private Happened happened(@Nullable Long project, Instant from, Instant to) {
    return database
        .query(
            HAPPENED,
            row -> new Happened(row.number(1), row.number(2), row.number(3)),
            project,
            project,
            project,
            project,
            project,
            project,
            from,
            to)
        .getFirst();
  }

  @Override
  public List<Levels> levels(long reader, @Nullable Long project, List<Instant> ends) {
    var came = MOVES + "SELECT COUNT(*) FROM moves WHERE at < ? AND to_status = ?";
    var left = MOVES + "SELECT COUNT(*) FROM moves WHERE at < ? AND from_status = ?";
    return ends.stream()
        .map(
            end ->
                levels(
                    status ->
                        moved(came, project, end, status) - moved(left, project, end, status)))
        .toList();
  }

  private long moved(String sql, @Nullable Long project, Instant end, Status status) {
    return count(sql, project, project, project, project, project, project, end, status.code());
  }

  @Override
  public List<Levels> unfinished(long reader, @Nullable Long project, List<Instant> bounds) {
    var sql =
        "SELECT COUNT(*) FROM issues i WHERE"
            + LIVING
            + "AND i.status = ? AND i.status NOT"
            + FINISHED
            + "AND i.created_at >= ? AND i.created_at < ?";
    var results = new ArrayList<Levels>();
    for (int at = 0; at <= bounds.size(); at++) {
      var from = at == 0 ? EVER : bounds.get(at - 1);
      var to = at == bounds.size() ? NEVER : bounds.get(at);
      results.add(levels(status -> count(sql, project, project, status.code(), from, to)));
    }
    return results;
  }

  private static Levels levels(ToLongFunction<Status> count) {
    return new Levels(
        count.applyAsLong(Status.OPEN),
        count.applyAsLong(Status.IN_PROGRESS),
        count.applyAsLong(Status.RESOLVED),
        count.applyAsLong(Status.CLOSED));
  }

  private long count(String sql, @Nullable Object... values) {
    return database.query(sql, row -> row.number(1), values).getFirst();
  }
}
