package dev.issuetracker.persistence;

import dev.issuetracker.application.reports.Question;
import dev.issuetracker.application.reports.Report;
import dev.issuetracker.application.reports.Report.TopAssignees.Assigned;
import dev.issuetracker.application.reports.ReportQueries;
import dev.issuetracker.domain.Status;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts in one statement for each report; what it adds up to in time is put together here. */
final class JdbcReportQueries implements ReportQueries {
  private static final String LIVING =
      "WHERE i.deleted_at IS NULL AND i.project_id = coalesce(?::bigint, i.project_id) AND"
          + Visibility.OF_ISSUE;

  private static final String TOP_ASSIGNEES =
      """
      SELECT u.id AS assignee_id, u.username AS assignee_username, u.name AS assignee_name, n
      FROM (SELECT i.assignee_id, count(*) AS n FROM issues i
      """
          + LIVING
          + """
          AND i.assignee_id IS NOT NULL AND i.status = ANY (?) GROUP BY i.assignee_id) counted
          JOIN users u ON u.id = counted.assignee_id
          ORDER BY n DESC, u.username LIMIT ?
          """;

  private static final String SPREAD =
      """
      SELECT count(*) AS n, avg(took) AS average,
        percentile_cont(ARRAY[0.5, 0.9, 0.95]) WITHIN GROUP (ORDER BY took) AS shares
      FROM (SELECT extract(epoch FROM i.resolved_at - i.created_at)::float8 AS took FROM issues i
      """
          + LIVING
          + """
          AND i.resolved_at IS NOT NULL
          AND i.resolved_at >= coalesce(?::timestamptz, '-infinity')
          AND (?::bigint IS NULL OR i.assignee_id = ?::bigint)) took
          """;

  private final Sql sql;

  JdbcReportQueries(Sql sql) {
    this.sql = sql;
  }

  @Override
  public List<Assigned> topAssignees(Question.TopAssignees question) {
    var wanted = question.statuses();
    var statuses =
        Arrays.stream(Status.values())
            .filter(status -> wanted.isEmpty() || wanted.contains(status))
            .map(Status::code)
            .toArray(String[]::new);
    return sql.rows(
        TOP_ASSIGNEES,
        row -> new Assigned(PersonRows.ref(row, "assignee"), row.number("n")),
        question.project(),
        question.reader(),
        statuses,
        question.limit());
  }

  @Override
  public Report.Spread latency(Question.Latency question, @Nullable Instant from) {
    return sql.row(
            "SELECT n, average, shares[1] AS median, shares[2] AS p90, shares[3] AS p95 FROM ("
                + SPREAD
                + ") spread",
            row ->
                new Report.Spread(
                    row.number("n"),
                    row.realOrNull("average"),
                    row.realOrNull("median"),
                    row.realOrNull("p90"),
                    row.realOrNull("p95")),
            question.project(),
            question.reader(),
            from,
            question.assignee(),
            question.assignee())
        .orElseThrow();
  }

  private static final String HAPPENED =
      """
      WITH bounds AS (SELECT ?::timestamptz[] AS at, ?::timestamptz AS first, ?::timestamptz AS last),
      moves AS (
        SELECT e.occurred_at AS at, e.type = 'created' AS created,
          e.data ->> 'from' IN ('open', 'in_progress')
            AND e.data ->> 'to' IN ('resolved', 'closed') AS resolved,
          e.data ->> 'from' IN ('resolved', 'closed')
            AND e.data ->> 'to' IN ('open', 'in_progress') AS reopened
        FROM events e JOIN issues i ON i.id = e.issue_id, bounds
      """
          + LIVING
          + """
              AND e.type IN ('created', 'status_changed')
              AND e.occurred_at >= bounds.first AND e.occurred_at < bounds.last
            UNION ALL
            -- What came resolved from elsewhere, and never moved here.
            SELECT i.resolved_at, false, true, false FROM issues i, bounds
          """
          + LIVING
          + """
              AND i.resolved_at IS NOT NULL
              AND i.resolved_at >= bounds.first AND i.resolved_at < bounds.last
              AND NOT EXISTS (
                SELECT FROM events e WHERE e.issue_id = i.id AND e.type = 'status_changed')
          )
          SELECT width_bucket(moves.at, bounds.at) AS bucket,
            count(*) FILTER (WHERE created) AS created, count(*) FILTER (WHERE resolved) AS resolved,
            count(*) FILTER (WHERE reopened) AS reopened
          FROM moves, bounds GROUP BY bucket
          """;

  @Override
  public List<Happened> happened(long reader, @Nullable Long project, List<Instant> bounds) {
    var found = new HashMap<Long, Happened>();
    sql.rows(
        HAPPENED,
        row ->
            found.put(
                row.number("bucket"),
                new Happened(
                    row.number("created"), row.number("resolved"), row.number("reopened"))),
        times(bounds),
        bounds.getFirst(),
        bounds.getLast(),
        project,
        reader,
        project,
        reader);
    return inOrder(found, 1, bounds.size(), new Happened(0, 0, 0));
  }

  /**
   * From now backwards: what issues are now, and what moved since, in buckets that begin at the
   * ends that were asked for. So only the latest part of the history is read.
   */
  private static final String LEVELS =
      """
      WITH bounds AS (SELECT ?::timestamptz[] AS at, ?::timestamptz AS first),
      moves AS (
        SELECT width_bucket(e.occurred_at, bounds.at) AS bucket, e.data ->> 'from' AS left_status,
          coalesce(e.data ->> 'to', e.data ->> 'status') AS status
        FROM events e JOIN issues i ON i.id = e.issue_id, bounds
      """
          + LIVING
          + """
              AND e.type IN ('created', 'status_changed') AND e.occurred_at >= bounds.first
          )
          SELECT 0 AS bucket, i.status, count(*) AS n FROM issues i
          """
          + LIVING
          + """
           GROUP BY i.status
          UNION ALL
          SELECT bucket, status, -count(*) FROM moves GROUP BY bucket, status
          UNION ALL
          SELECT bucket, left_status, count(*) FROM moves WHERE left_status IS NOT NULL
          GROUP BY bucket, left_status
          """;

  private record Count(long bucket, String status, long issues) {}

  private static Count count(Row row) throws SQLException {
    return new Count(row.number("bucket"), row.text("status"), row.number("n"));
  }

  @Override
  public List<Levels> levels(long reader, @Nullable Long project, List<Instant> ends) {
    var counts =
        sql.rows(
            LEVELS,
            JdbcReportQueries::count,
            times(ends),
            ends.getFirst(),
            project,
            reader,
            project,
            reader);
    var levels = new ArrayList<Levels>();
    for (int end = 1; end <= ends.size(); end++) {
      int from = end;
      levels.add(
          levels(counts.stream().filter(one -> one.bucket == 0 || one.bucket >= from).toList()));
    }
    return levels;
  }

  private static final String UNFINISHED =
      """
      SELECT width_bucket(i.created_at, ?::timestamptz[]) AS bucket, i.status, count(*) AS n
      FROM issues i
      """
          + LIVING
          + "AND i.status IN ('open', 'in_progress') GROUP BY bucket, i.status";

  @Override
  public List<Levels> unfinished(long reader, @Nullable Long project, List<Instant> bounds) {
    var counts = sql.rows(UNFINISHED, JdbcReportQueries::count, times(bounds), project, reader);
    var levels = new ArrayList<Levels>();
    for (int at = 0; at <= bounds.size(); at++) {
      int bucket = at;
      levels.add(levels(counts.stream().filter(one -> one.bucket == bucket).toList()));
    }
    return levels;
  }

  private static Levels levels(List<Count> counts) {
    return new Levels(
        sum(counts, Status.OPEN),
        sum(counts, Status.IN_PROGRESS),
        sum(counts, Status.RESOLVED),
        sum(counts, Status.CLOSED));
  }

  private static long sum(List<Count> counts, Status status) {
    return counts.stream()
        .filter(count -> count.status.equals(status.code()))
        .mapToLong(Count::issues)
        .sum();
  }

  private static String[] times(List<Instant> times) {
    return times.stream().map(Instant::toString).toArray(String[]::new);
  }

  private static <T> List<T> inOrder(Map<Long, T> found, int from, int to, T none) {
    var all = new ArrayList<T>();
    for (long bucket = from; bucket < to; bucket++) {
      all.add(found.getOrDefault(bucket, none));
    }
    return all;
  }
}
