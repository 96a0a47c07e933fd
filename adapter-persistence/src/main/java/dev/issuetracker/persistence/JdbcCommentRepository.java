package dev.issuetracker.persistence;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Position;
import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.comment.CommentRepository;
import dev.issuetracker.application.history.Authorship;
import dev.issuetracker.domain.Comment;
import dev.issuetracker.domain.Issue;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class JdbcCommentRepository implements CommentRepository {

  /**
   * The activity comes last: its row is the one that other commenters of the issue wait for, and
   * the wait is short. The issue's own row is only looked at, so whoever holds both may have
   * deleted the issue by then: {@link Unlisted}.
   */
  private static final String ADD =
      """
      WITH added AS (
        INSERT INTO comments (issue_id, parent_id, depth, body, author_id, created_at)
        VALUES (?, ?::bigint, ?, ?, ?, ?)
        RETURNING id, issue_id, author_id, created_at
      ), told AS (
        INSERT INTO events (issue_id, project_id, type, actor_id, recorded_at, occurred_at,
          request_id, data)
        SELECT a.issue_id, i.project_id, 'comment_added', a.author_id, a.created_at, a.created_at,
          ?::text, jsonb_build_object('comment_id', a.id)
        FROM added a JOIN issues i ON i.id = a.issue_id
        RETURNING issue_id
      )
      UPDATE issue_activity
      SET comments = comments + 1, last_at = greatest(last_at, added.created_at)
      FROM added JOIN told USING (issue_id) WHERE issue_activity.issue_id = added.issue_id
      RETURNING added.id, issue_activity.listed
      """;

  private static final String FROM = "FROM comments c JOIN users w ON w.id = c.author_id\n";
  private static final String FIND = CommentRows.COLUMNS + FROM + "WHERE c.id = ?";

  private static final String NEWEST =
      CommentRows.COLUMNS + FROM + "WHERE c.issue_id = ? ORDER BY c.id DESC LIMIT ?";

  private static final SimpleList<Comment> LIST =
      new SimpleList<>(
          CommentRows.COLUMNS,
          FROM
              + "JOIN issues i ON i.id = c.issue_id WHERE"
              + Visibility.OF_ISSUE
              + "AND c.issue_id = ?",
          "c.id",
          SimpleList.Key.NUMBER,
          CommentRows::comment,
          comment -> Position.at(comment.id()));

  private final Sql sql;

  JdbcCommentRepository(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Comment add(Issue issue, @Nullable Placed parent, String body, Authorship by) {
    var parentId = parent == null ? null : parent.comment().id();
    int depth = parent == null ? 1 : parent.depth() + 1;
    long id =
        sql.returned(
                ADD,
                Unlisted::refuse,
                issue.id(),
                parentId,
                depth,
                body,
                by.actor().id(),
                by.at(),
                by.requestId())
            .orElseThrow();
    return new Comment(id, issue.id(), parentId, body, by.actor(), by.at());
  }

  @Override
  public Optional<Placed> find(long id) {
    return sql.row(
        FIND, row -> new Placed(CommentRows.comment(row), (int) row.number("depth")), id);
  }

  @Override
  public List<Comment> newest(long issueId, int most) {
    return sql.rows(NEWEST, CommentRows::comment, issueId, most).reversed();
  }

  @Override
  public Slice<Comment> list(Actor actor, long issueId, Window window) {
    return LIST.slice(sql, window, actor.id(), issueId);
  }
}
