package dev.issuetracker.persistence;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Position;
import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.history.History;
import dev.issuetracker.application.history.HistoryEntry;
import dev.issuetracker.domain.Rejection.StaleVersion;
import dev.issuetracker.domain.Step;

final class JdbcHistory implements History {

  /**
   * The newest steps and the baseline from one state. Only the baseline needs whole texts; what is
   * cut keeps one character more than the limit, so that one sees that it was cut.
   */
  private static final String BETWEEN =
      """
      WITH past AS MATERIALIZED (
        SELECT id, type FROM events
        WHERE issue_id = ? AND version > ? AND version <= ? AND type <> 'created'
      ), newest AS (
        SELECT id FROM past ORDER BY id DESC LIMIT ?
      ), baseline AS (
        SELECT min(id) AS id FROM past WHERE type LIKE '%\\_changed'
        GROUP BY CASE WHEN type = 'labels_changed' THEN id::text ELSE type END
      )
      """
          + HistoryRows.COLUMNS
          + """
            n.id IS NOT NULL AS is_new, b.id IS NOT NULL AS is_base,
            CASE WHEN b.id IS NULL THEN left(t.before, 1025) ELSE t.before END AS before,
            CASE WHEN b.id IS NULL THEN left(t.after, 1025) ELSE t.after END AS after
          FROM past JOIN events e ON e.id = past.id
          LEFT JOIN newest n ON n.id = e.id
          LEFT JOIN baseline b ON b.id = e.id
          """
          + HistoryRows.JOINS
          + """
          WHERE n.id IS NOT NULL OR b.id IS NOT NULL
          ORDER BY e.id
          """;

  /** The title of a new issue is the one before its first change, or else the present one. */
  private static final String TOLD =
      """
        t.before, t.after, c.id AS comment_id, c.parent_id, c.body,
        CASE WHEN e.type <> 'created' THEN NULL
          WHEN ft.event_id IS NULL THEN i.title ELSE ft.before END AS first_title,
        CASE WHEN e.type <> 'created' THEN NULL
          WHEN fd.event_id IS NULL THEN i.description ELSE fd.before END AS first_description
      """;

  private static final String FROM =
      """
      FROM events e
      JOIN issues i ON i.id = e.issue_id
      """
          + HistoryRows.JOINS
          + """
          LEFT JOIN comments c ON c.id =
            CASE WHEN e.type = 'comment_added' THEN (e.data ->> 'comment_id')::bigint END
          LEFT JOIN LATERAL (
            SELECT x.event_id, x.before FROM events f JOIN event_texts x ON x.event_id = f.id
            WHERE e.type = 'created' AND f.issue_id = e.issue_id AND f.type = 'title_changed'
            ORDER BY f.id LIMIT 1) ft ON true
          LEFT JOIN LATERAL (
            SELECT x.event_id, x.before FROM events f JOIN event_texts x ON x.event_id = f.id
            WHERE e.type = 'created' AND f.issue_id = e.issue_id AND f.type = 'description_changed'
            ORDER BY f.id LIMIT 1) fd ON true
          WHERE
          """
          + Visibility.OF_ISSUE
          + "AND e.issue_id = ?";

  private static final SimpleList<HistoryEntry> TIMELINE =
      new SimpleList<>(
          HistoryRows.COLUMNS + TOLD,
          FROM,
          "e.id",
          SimpleList.Key.NUMBER,
          TimelineRows::entry,
          entry -> Position.at(entry.id()));

  private final Sql sql;

  JdbcHistory(Sql sql) {
    this.sql = sql;
  }

  private record Read(Step step, boolean isNew, boolean isBase) {}

  @Override
  public Aftermath between(long issueId, long after, long upTo) {
    var read =
        sql.rows(
            BETWEEN,
            row -> new Read(HistoryRows.step(row), row.flag("is_new"), row.flag("is_base")),
            issueId,
            after,
            upTo,
            StaleVersion.MOST_CHANGES + 1);
    var newest = read.stream().filter(Read::isNew).map(Read::step).toList();
    boolean truncated = newest.size() > StaleVersion.MOST_CHANGES;
    return new Aftermath(
        truncated ? newest.subList(1, newest.size()) : newest,
        truncated,
        read.stream().filter(Read::isBase).map(Read::step).toList());
  }

  @Override
  public Slice<HistoryEntry> timeline(Actor actor, long issueId, Window window) {
    return TIMELINE.slice(sql, window, actor.id(), issueId);
  }
}
