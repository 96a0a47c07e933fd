package dev.issuetracker.persistence;

import dev.issuetracker.application.history.Authorship;
import dev.issuetracker.application.redaction.Redactions;
import dev.issuetracker.domain.IssueEvent;
import dev.issuetracker.domain.IssueField;
import dev.issuetracker.domain.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class JdbcRedactions implements Redactions {
  private static final String COMMENT = "UPDATE comments SET body = ? WHERE id = ?";
  private static final String TITLE = "UPDATE issues SET title = ? WHERE id = ?";
  private static final String DESCRIPTION =
      "UPDATE issues SET description = ? WHERE id = ? AND description IS NOT NULL";

  /** The texts of events {@code e}; the condition on those comes after it. */
  private static final String PAST =
      """
      UPDATE event_texts SET before = CASE WHEN before IS NOT NULL THEN m.mark END,
        after = CASE WHEN after IS NOT NULL THEN m.mark END
      FROM events e, (SELECT ?::text AS mark) m
      WHERE event_texts.event_id = e.id AND
      """;

  private static final String PAST_OF_FIELD = PAST + "e.issue_id = ? AND e.type = ?";
  private static final String PAST_OF_ATTACHMENT =
      PAST
          + """
          e.issue_id = ? AND e.type IN ('attachment_added', 'attachment_removed')
          AND e.data ->> 'attachment_id' = ?
          """;
  private static final String PAST_OF_ISSUES = PAST + "e.issue_id = ANY (?)";

  private static final String FIND =
      """
      SELECT id, issue_id, blob IS NULL AS removed, coalesce(blob, left_blob) AS blob
      FROM attachments WHERE id = ? FOR UPDATE
      """;

  /** Size and digest tell something of the bytes, too. */
  private static final String ATTACHMENT =
      """
      UPDATE attachments SET blob = NULL, left_blob = coalesce(blob, left_blob), filename = ?, size = 0,
        sha256 = repeat('0', 64)
      WHERE id = ?
      """;

  private static final String COUNT_DOWN =
      "UPDATE issue_activity SET attachments = attachments - 1 WHERE issue_id = ?";

  private static final String TELL =
      """
      INSERT INTO events (issue_id, project_id, type, actor_id, recorded_at, occurred_at,
        request_id, data)
      SELECT i.id, i.project_id, 'redacted', ?, ?, ?, ?::text, ?::jsonb FROM issues i WHERE i.id = ?
      """;

  private final Sql sql;
  private final JdbcPurge purge;

  JdbcRedactions(Sql sql) {
    this.sql = sql;
    purge = new JdbcPurge(sql, PAST_OF_ISSUES);
  }

  @Override
  public void blotComment(long id) {
    sql.update(COMMENT, Texts.REDACTED, id);
  }

  @Override
  public boolean blotField(long issueId, IssueField field) {
    var present = field == IssueField.TITLE ? TITLE : DESCRIPTION;
    int texts = sql.update(present, Texts.REDACTED, issueId);
    return texts + sql.update(PAST_OF_FIELD, Texts.REDACTED, issueId, field.code() + "_changed")
        > 0;
  }

  @Override
  public Optional<Hanging> findAttachment(long id) {
    return sql.returned(
        FIND,
        row -> new Hanging(id, row.number("issue_id"), row.flag("removed"), row.textOrNull("blob")),
        id);
  }

  @Override
  public void blotAttachment(Hanging attachment) {
    sql.update(ATTACHMENT, Texts.REDACTED, attachment.id());
    if (!attachment.removed()) {
      sql.update(COUNT_DOWN, attachment.issueId());
    }
    var id = Long.toString(attachment.id());
    sql.update(PAST_OF_ATTACHMENT, Texts.REDACTED, attachment.issueId(), id);
  }

  @Override
  public void tell(long issueId, IssueEvent.Redacted event, Authorship by) {
    sql.update(
        TELL,
        by.actor().id(),
        by.at(),
        by.at(),
        by.requestId(),
        Json.write(EventData.of(event)),
        issueId);
  }

  @Override
  public Purged purge(Instant deletedBefore, int most, Instant now) {
    var issues = purge.issues(deletedBefore, most, now);
    var blobs = issues.isEmpty() ? List.<String>of() : purge.restOf(issues, now);
    return new Purged(issues.size(), blobs);
  }
}
