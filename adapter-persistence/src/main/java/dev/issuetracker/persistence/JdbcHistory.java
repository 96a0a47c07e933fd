package dev.issuetracker.persistence;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Position;
import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.history.History;
import dev.issuetracker.application.history.HistoryEntry;
import dev.issuetracker.domain.Rejection.StaleVersion;
import dev.issuetracker.domain.Step;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

final class JdbcHistory implements History {

  private static final String BETWEEN_VERSIONS = "AND version > ? AND version <= ?\n";

  /**
   * The newest steps and the baseline from one state. Each type is looked for by itself, along an
   * index of versions, so that neither a long discussion nor thousands of changes are read. Only of
   * the labels every change counts: a label whose first and last mention agree is what is left of
   * them. Only the baseline needs whole texts; what is cut keeps one character more than the limit,
   * so that one sees that it was cut.
   */
  static final String BETWEEN =
      """
      WITH newest AS (
        SELECT step.id
        FROM unnest(ARRAY['title_changed', 'description_changed', 'status_changed',
          'priority_changed', 'due_date_changed', 'assignee_changed', 'project_changed',
          'labels_changed', 'deleted', 'restored']) AS kind,
        LATERAL (
          SELECT id, version FROM events WHERE issue_id = ? AND type = kind
      """
          + BETWEEN_VERSIONS
          + """
              ORDER BY version DESC LIMIT ?) step
            ORDER BY step.id DESC LIMIT ?
          ), first AS (
            SELECT step.id
            FROM unnest(ARRAY['title_changed', 'description_changed', 'status_changed',
              'priority_changed', 'due_date_changed', 'assignee_changed', 'project_changed']) AS kind,
            LATERAL (
              SELECT id FROM events WHERE issue_id = ? AND type = kind
          """
          + BETWEEN_VERSIONS
          + """
              ORDER BY version LIMIT 1) step
          ), mentions AS (
            SELECT e.id, mention.label, mention.adds
            FROM events e, LATERAL (
              SELECT jsonb_array_elements(e.data -> 'added') AS label, true AS adds
              UNION ALL SELECT jsonb_array_elements(e.data -> 'removed'), false) mention
            WHERE issue_id = ? AND type = 'labels_changed'
          """
          + BETWEEN_VERSIONS
          + """
          ), labels AS (
            SELECT max(id) AS id,
              jsonb_build_object(
                'added', coalesce(jsonb_agg(label) FILTER (WHERE adds), '[]'),
                'removed', coalesce(jsonb_agg(label) FILTER (WHERE NOT adds), '[]')) AS data
            FROM (
              SELECT max(id) AS id, (array_agg(label ORDER BY id))[1] AS label,
                bool_or(adds) FILTER (WHERE at_first) AS adds
              FROM (
                SELECT *, id = min(id) OVER same AS at_first, id = max(id) OVER same AS at_last
                FROM mentions WINDOW same AS (PARTITION BY label -> 'id')) told
              WHERE at_first OR at_last
              GROUP BY label -> 'id'
              HAVING bool_and(adds) OR NOT bool_or(adds)) net
            HAVING count(*) > 0
          )
          """
          + HistoryRows.COLUMNS
          + """
            n.id IS NOT NULL AS is_new, f.id IS NOT NULL AS is_first, labels.data AS labels,
            CASE WHEN f.id IS NULL THEN left(t.before, 1025) ELSE t.before END AS before,
            CASE WHEN f.id IS NULL THEN left(t.after, 1025) ELSE t.after END AS after
          FROM (
            SELECT id FROM newest UNION SELECT id FROM first UNION SELECT id FROM labels) past
          JOIN events e ON e.id = past.id
          LEFT JOIN newest n ON n.id = e.id
          LEFT JOIN first f ON f.id = e.id
          LEFT JOIN labels ON labels.id = e.id
          """
          + HistoryRows.JOINS
          + "ORDER BY e.id";

  /** The same of several issues at once. */
  private static final String BETWEEN_OF_MANY =
      "SELECT asked.place, told.* FROM unnest(?::bigint[], ?::bigint[], ?::bigint[]) WITH"
          + " ORDINALITY AS asked(issue_id, since, up_to, place), LATERAL ("
          + BETWEEN
              .replace("issue_id = ?", "issue_id = asked.issue_id")
              .replace(
                  "version > ? AND version <= ?",
                  "version > asked.since AND version <= asked.up_to")
          + ") AS told ORDER BY asked.place, told.id";

  /** The title of a new issue is the one before its first change, or else the present one. */
  static final String TOLD =
      """
        t.before, t.after, c.id AS comment_id, c.parent_id, c.body,
        CASE WHEN e.type <> 'created' THEN NULL
          WHEN ft.event_id IS NULL THEN i.title ELSE ft.before END AS first_title,
        CASE WHEN e.type <> 'created' THEN NULL
          WHEN fd.event_id IS NULL THEN i.description ELSE fd.before END AS first_description
      """;

  /** All that events {@code e} tell of. */
  static final String JOINS =
      """
      JOIN issues i ON i.id = e.issue_id
      """
          + HistoryRows.JOINS
          + """
          LEFT JOIN comments c ON c.id =
            CASE WHEN e.type = 'comment_added' THEN (e.data ->> 'comment_id')::bigint END
          LEFT JOIN LATERAL (
            SELECT x.event_id, x.before FROM events f JOIN event_texts x ON x.event_id = f.id
            WHERE e.type = 'created' AND f.issue_id = e.issue_id AND f.type = 'title_changed'
              AND f.version > 0
            ORDER BY f.version LIMIT 1) ft ON true
          LEFT JOIN LATERAL (
            SELECT x.event_id, x.before FROM events f JOIN event_texts x ON x.event_id = f.id
            WHERE e.type = 'created' AND f.issue_id = e.issue_id AND f.type = 'description_changed'
              AND f.version > 0
            ORDER BY f.version LIMIT 1) fd ON true
          """;

  private static final String FROM =
      "FROM events e\n" + JOINS + "WHERE" + Visibility.OF_ISSUE + "AND e.issue_id = ?";

  private static final SimpleList<HistoryEntry> TIMELINE =
      SimpleList.bounded(
          HistoryRows.COLUMNS + TOLD,
          FROM,
          "e.id",
          MOST_OCTETS,
          TimelineRows::entry,
          entry -> Position.at(entry.id()));

  private static final String OUTGROWN =
      Bounded.outgrown(
          MOST_OCTETS, HistoryRows.COLUMNS + TOLD + FROM + " ORDER BY e.id LIMIT ?::bigint");

  private final Sql sql;

  JdbcHistory(Sql sql) {
    this.sql = sql;
  }

  static Object[] parameters(long issueId, long after, long upTo) {
    int most = StaleVersion.MOST_CHANGES + 1;
    return new Object[] {
      issueId, after, upTo, most, most, issueId, after, upTo, issueId, after, upTo
    };
  }

  /** A row may be one of the newest steps, the first of its kind, or tell of the labels. */
  private record Read(Step step, boolean isNew, boolean isFirst, @Nullable Step labels) {
    Stream<Step> baseline() {
      return Stream.of(isFirst ? step : null, labels).filter(Objects::nonNull);
    }
  }

  private static Read read(Row row) throws SQLException {
    var step = HistoryRows.step(row);
    var labels = row.textOrNull("labels");
    return new Read(
        step,
        row.flag("is_new"),
        row.flag("is_first"),
        labels == null
            ? null
            : new Step(
                step.version(),
                HistoryRows.labelsChanged(Json.object(labels)),
                step.actor(),
                step.at()));
  }

  @Override
  public Aftermath between(long issueId, long after, long upTo) {
    return aftermath(
        sql.rows(BETWEEN, JdbcHistory::read, parameters(issueId, after, upTo)),
        StaleVersion.MOST_CHANGES);
  }

  private record Placed(int place, Read read) {}

  @Override
  public List<Aftermath> between(List<Span> spans, int most) {
    var read =
        sql
            .rows(
                BETWEEN_OF_MANY,
                row -> new Placed((int) row.number("place"), read(row)),
                spans.stream().map(Span::issueId).toArray(Long[]::new),
                spans.stream().map(Span::after).toArray(Long[]::new),
                spans.stream().map(Span::upTo).toArray(Long[]::new),
                most + 1,
                most + 1)
            .stream()
            .collect(groupingBy(Placed::place, mapping(Placed::read, toList())));
    return IntStream.rangeClosed(1, spans.size())
        .mapToObj(place -> aftermath(read.getOrDefault(place, List.of()), most))
        .toList();
  }

  private static Aftermath aftermath(List<Read> read, int most) {
    var newest = read.stream().filter(Read::isNew).map(Read::step).toList();
    boolean truncated = newest.size() > most;
    return new Aftermath(
        truncated ? newest.subList(1, newest.size()) : newest,
        truncated,
        read.stream().flatMap(Read::baseline).toList());
  }

  @Override
  public Slice<HistoryEntry> timeline(Actor actor, long issueId, Window window) {
    return TIMELINE.slice(sql, window, actor.id(), issueId);
  }

  @Override
  public boolean outgrows(Actor actor, long issueId, Window pages) {
    long size = pages.size();
    return sql.row(
            OUTGROWN, row -> row.flag("outgrown"), size, actor.id(), issueId, pages.offset() + size)
        .orElse(false);
  }
}
