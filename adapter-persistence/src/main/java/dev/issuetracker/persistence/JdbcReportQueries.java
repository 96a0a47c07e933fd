package dev.issuetracker.persistence;

import dev.issuetracker.application.reports.Question;
import dev.issuetracker.application.reports.Report;
import dev.issuetracker.application.reports.Report.TopAssignees.Assigned;
import dev.issuetracker.application.reports.ReportQueries;
import dev.issuetracker.domain.Status;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts in one statement for each report; what it adds up to in time is put together here. Each
 * statement is planned for its own times and project: making a plan is nothing beside a report.
 */
final class JdbcReportQueries implements ReportQueries {
  private static final String RESOLVES =
      "e.data ->> 'from' IN ('open', 'in_progress') AND e.data ->> 'to' IN ('resolved', 'closed')";
  private static final String REOPENS =
      "e.data ->> 'from' IN ('resolved', 'closed') AND e.data ->> 'to' IN ('open', 'in_progress')";

  /** Of what an issue's status was, from its creation on. */
  private static final String MOVES =
      "FROM events e JOIN issues i ON i.id = e.issue_id WHERE e.type IN ('created',"
          + " 'status_changed')\n";

  private final Sql sql;

  JdbcReportQueries(Sql sql) {
    this.sql = sql;
  }

  private static Statement living(long reader, @Nullable Long project) {
    var living = Statement.of("AND i.deleted_at IS NULL AND" + Visibility.OF_ISSUE, reader);
    return project == null ? living : living.and("AND i.project_id = ?\n", project);
  }

  @Override
  public List<Assigned> topAssignees(Question.TopAssignees question) {
    var counted =
        Statement.of(
                """
                SELECT u.id AS assignee_id, u.username AS assignee_username,
                  u.name AS assignee_name, n
                FROM (SELECT i.assignee_id, count(*) AS n FROM issues i
                      WHERE i.assignee_id IS NOT NULL
                """)
            .and(living(question.reader(), question.project()));
    if (!question.statuses().isEmpty()) {
      var statuses = question.statuses().stream().map(Status::code).toArray(String[]::new);
      counted = counted.and("AND i.status = ANY (?)\n", (Object) statuses);
    }
    return sql.planned(
        counted.and(
            """
            GROUP BY i.assignee_id) counted JOIN users u ON u.id = counted.assignee_id
            ORDER BY n DESC, u.username LIMIT ?
            """,
            question.limit()),
        row -> new Assigned(PersonRows.ref(row, "assignee"), row.number("n")));
  }

  @Override
  public Report.Spread latency(Question.Latency question, @Nullable Instant from) {
    return sql.planned(
            Statement.of(
                    """
                    SELECT n, average, shares[1] AS median, shares[2] AS p90, shares[3] AS p95
                    FROM (SELECT count(*) AS n, avg(took) AS average,
                      percentile_cont(ARRAY[0.5, 0.9, 0.95]) WITHIN GROUP (ORDER BY took) AS shares
                    FROM (\
                    """)
                .and(took(question, from))
                .and(") took) spread"),
            row ->
                new Report.Spread(
                    row.number("n"),
                    row.realOrNull("average"),
                    row.realOrNull("median"),
                    row.realOrNull("p90"),
                    row.realOrNull("p95")))
        .getFirst();
  }

  /** Out of the index alone. What came finished when it began has no beginning that was told. */
  static Statement took(Question.Latency question, @Nullable Instant from) {
    var took =
        Statement.of(
                """
                SELECT extract(epoch FROM i.resolved_at - i.created_at)::float8 AS took
                FROM issues i WHERE i.resolved_at IS NOT NULL
                  AND i.created_at IS DISTINCT FROM coalesce(i.came_resolved_at, i.came_closed_at)
                """)
            .and(living(question.reader(), question.project()));
    if (from != null) {
      took = took.and("AND i.resolved_at >= ?\n", from);
    }
    return question.assignee() == null
        ? took
        : took.and("AND i.assignee_id = ?\n", question.assignee());
  }

  @Override
  public List<Happened> happened(long reader, @Nullable Long project, List<Instant> bounds) {
    var first = bounds.getFirst();
    var last = bounds.getLast();
    var moves =
        Statement.of(
                "SELECT e.occurred_at AS at, (e.type = 'created')::int AS created, ("
                    + RESOLVES
                    + ")::int AS resolved, ("
                    + REOPENS
                    + ")::int AS reopened\n"
                    + MOVES)
            .and(living(reader, project))
            .and("AND e.occurred_at >= ? AND e.occurred_at < ?\n", first, last);
    var brought =
        Statement.of("SELECT i.came_resolved_at, 0, 1, 0 FROM issues i\n")
            .and("WHERE i.came_resolved_at >= ? AND i.came_resolved_at < ?\n", first, last)
            .and(living(reader, project))
            .and("UNION ALL SELECT i.came_closed_at, 0, 1, 0 FROM issues i\n")
            .and("WHERE i.came_closed_at >= ? AND i.came_closed_at < ?\n", first, last)
            .and("AND i.came_resolved_at IS NULL\n")
            .and(living(reader, project));
    var found = new HashMap<Long, Happened>();
    sql.planned(
        Statement.of("SELECT width_bucket(at, ?) AS bucket,", (Object) times(bounds))
            .and(
                """
                coalesce(sum(created), 0) AS created, coalesce(sum(resolved), 0) AS resolved,
                coalesce(sum(reopened), 0) AS reopened FROM (\
                """)
            .and(moves)
            .and("UNION ALL ")
            .and(brought)
            .and(") happened GROUP BY bucket"),
        row ->
            found.put(
                row.number("bucket"),
                new Happened(
                    row.number("created"), row.number("resolved"), row.number("reopened"))));
    return inOrder(found, 1, bounds.size(), new Happened(0, 0, 0));
  }

  private record Count(long bucket, String status, long issues) {}

  private static Count count(Row row) throws SQLException {
    return new Count(row.number("bucket"), row.text("status"), row.number("n"));
  }

  /**
   * From now backwards: what issues are now, and what moved since, in buckets that begin at the
   * ends that were asked for. So only the latest part of the history is read. Of an issue that was
   * finished before it came here nobody knows more than what it tells: it was open until then.
   */
  @Override
  public List<Levels> levels(long reader, @Nullable Long project, List<Instant> ends) {
    var now =
        Statement.of("SELECT 0 AS bucket, i.status, count(*) AS n FROM issues i WHERE true\n")
            .and(living(reader, project))
            .and("GROUP BY i.status\n");
    var moves = recorded(reader, project, ends.getFirst());
    moves = moves.and("UNION ALL ").and(brought(reader, project, ends.getFirst()));
    var since =
        Statement.of(
                "SELECT width_bucket(at, ?) AS bucket, step.status, sum(step.n) AS" + " n",
                (Object) times(ends))
            .and(" FROM (")
            .and(moves)
            .and(") moves,\n")
            .and("LATERAL (VALUES (status, -1), (left_status, 1)) step (status, n)\n")
            .and("WHERE step.status IS NOT NULL GROUP BY bucket, step.status");
    var counts = sql.planned(now.and("UNION ALL\n").and(since), JdbcReportQueries::count);
    var levels = new ArrayList<Levels>();
    for (int end = 1; end <= ends.size(); end++) {
      int from = end;
      levels.add(
          levels(counts.stream().filter(one -> one.bucket == 0 || one.bucket >= from).toList()));
    }
    return levels;
  }

  /** What the history tells: into which status, and out of which. */
  private static Statement recorded(long reader, @Nullable Long project, Instant from) {
    return Statement.of(
            """
            SELECT e.occurred_at AS at, e.data ->> 'from' AS left_status,
              CASE WHEN e.type = 'created'
                  AND coalesce(i.came_resolved_at, i.came_closed_at) IS NOT NULL
                THEN 'open' ELSE coalesce(e.data ->> 'to', e.data ->> 'status') END AS status
            """
                + MOVES)
        .and(living(reader, project))
        .and("AND e.occurred_at >= ?\n", from);
  }

  /** What happened to issues before they came here, if they tell when. */
  private static Statement brought(long reader, @Nullable Long project, Instant from) {
    return Statement.of(
            """
            SELECT i.came_resolved_at, 'open',
              CASE WHEN i.came_closed_at IS NULL THEN e.data ->> 'status' ELSE 'resolved' END
            FROM issues i JOIN events e ON e.issue_id = i.id AND e.type = 'created'
            """)
        .and("WHERE i.came_resolved_at >= ?\n", from)
        .and(living(reader, project))
        .and(
            """
            UNION ALL SELECT i.came_closed_at,
              CASE WHEN i.came_resolved_at IS NULL THEN 'open' ELSE 'resolved' END, 'closed'
            FROM issues i
            """)
        .and("WHERE i.came_closed_at >= ?\n", from)
        .and(living(reader, project));
  }

  @Override
  public List<Levels> unfinished(long reader, @Nullable Long project, List<Instant> bounds) {
    var unfinished =
        Statement.of(
                "SELECT width_bucket(i.created_at, ?) AS bucket, i.status,", (Object) times(bounds))
            .and(" count(*) AS n FROM issues i WHERE i.status IN ('open', 'in_progress')\n")
            .and(living(reader, project))
            .and("GROUP BY bucket, i.status");
    var counts = sql.planned(unfinished, JdbcReportQueries::count);
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

  private static Instant[] times(List<Instant> times) {
    return times.toArray(Instant[]::new);
  }

  private static <T> List<T> inOrder(Map<Long, T> found, int from, int to, T none) {
    var all = new ArrayList<T>();
    for (long bucket = from; bucket < to; bucket++) {
      all.add(found.getOrDefault(bucket, none));
    }
    return all;
  }
}
