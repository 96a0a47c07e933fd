package dev.issuetracker.persistence;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Position;
import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.attachment.AttachmentRepository;
import dev.issuetracker.application.history.Authorship;
import dev.issuetracker.domain.Attachment;
import dev.issuetracker.domain.Issue;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

final class JdbcAttachmentRepository implements AttachmentRepository {

  /** Of an {@code item}; its name lies beside the event, where it can be blotted out. */
  private static final String TELL =
      """
      ), told AS (
        INSERT INTO events (issue_id, project_id, type, actor_id, recorded_at, occurred_at,
          request_id, data)
        SELECT item.issue_id, i.project_id, ?, ?, ?, ?, ?::text,
          jsonb_build_object('attachment_id', item.id)
        FROM item JOIN issues i ON i.id = item.issue_id
        RETURNING id, issue_id, type, recorded_at
      ), named AS (
        INSERT INTO event_texts (event_id, issue_id, before, after)
        SELECT told.id, told.issue_id,
          CASE told.type WHEN 'attachment_removed' THEN item.filename END,
          CASE told.type WHEN 'attachment_added' THEN item.filename END
        FROM told JOIN item USING (issue_id)
      )
      UPDATE issue_activity SET last_at = greatest(last_at, told.recorded_at),
        attachments = attachments + CASE told.type WHEN 'attachment_added' THEN 1 ELSE -1 END
      FROM item JOIN told USING (issue_id) WHERE issue_activity.issue_id = item.issue_id
      RETURNING item.id, issue_activity.listed
      """;

  private static final String ADD =
      """
      WITH item AS (
        INSERT INTO attachments
          (issue_id, blob, filename, media_type, size, sha256, uploader_id, created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        RETURNING id, issue_id, filename
      """
          + TELL;

  private static final String REMOVE =
      """
      WITH item AS (
        UPDATE attachments SET blob = NULL, left_blob = blob WHERE id = ? AND blob IS NOT NULL
        RETURNING id, issue_id, filename
      """
          + TELL;

  private static final String COLUMNS =
      """
      SELECT a.id, a.issue_id, a.blob, a.filename, a.media_type, a.size, a.sha256, a.created_at,
        w.id AS uploader_id, w.username AS uploader_username, w.name AS uploader_name
      """;

  private static final String FROM = "FROM attachments a JOIN users w ON w.id = a.uploader_id\n";
  private static final String FIND = COLUMNS + FROM + "WHERE a.id = ? AND a.blob IS NOT NULL";
  private static final String CLAIMED = "SELECT blob FROM attachments WHERE blob = ANY (?)";

  private static final SimpleList<Attachment> LIST =
      new SimpleList<>(
          COLUMNS,
          FROM
              + "JOIN issues i ON i.id = a.issue_id WHERE"
              + Visibility.OF_ISSUE
              + "AND a.issue_id = ? AND a.blob IS NOT NULL",
          "a.id",
          SimpleList.Key.NUMBER,
          JdbcAttachmentRepository::attachment,
          attachment -> Position.at(attachment.id()));

  private final Sql sql;

  JdbcAttachmentRepository(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Attachment add(Issue issue, Received file, Authorship by) {
    var blob = file.blob();
    var name = file.filename().value();
    var type = file.mediaType();
    long id =
        sql.returned(
                ADD,
                Unlisted::refuse,
                issue.id(),
                blob.id(),
                name,
                type,
                blob.size(),
                blob.sha256(),
                by.actor().id(),
                by.at(),
                "attachment_added",
                by.actor().id(),
                by.at(),
                by.at(),
                by.requestId())
            .orElseThrow();
    return new Attachment(
        id, issue.id(), name, type, blob.size(), blob.sha256(), by.actor(), by.at());
  }

  @Override
  public Optional<Stored> find(long id) {
    return sql.row(FIND, row -> new Stored(attachment(row), row.text("blob")), id);
  }

  @Override
  public Slice<Attachment> list(Actor actor, long issueId, Window window) {
    return LIST.slice(sql, window, actor.id(), issueId);
  }

  @Override
  public boolean remove(Attachment attachment, Authorship by) {
    return sql.returned(
            REMOVE,
            Unlisted::refuse,
            attachment.id(),
            "attachment_removed",
            by.actor().id(),
            by.at(),
            by.at(),
            by.requestId())
        .isPresent();
  }

  @Override
  public Set<String> claimed(Set<String> blobs) {
    Object ids = blobs.toArray(String[]::new);
    return sql.rows(CLAIMED, row -> row.text("blob"), ids).stream().collect(Collectors.toSet());
  }

  private static Attachment attachment(Row row) throws SQLException {
    return new Attachment(
        row.number("id"),
        row.number("issue_id"),
        row.text("filename"),
        row.text("media_type"),
        row.number("size"),
        row.text("sha256"),
        PersonRows.ref(row, "uploader"),
        row.time("created_at"));
  }
}
