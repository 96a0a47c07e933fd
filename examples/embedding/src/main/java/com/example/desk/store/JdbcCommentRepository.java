package com.example.desk.store;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.comment.CommentRepository;
import dev.issuetracker.application.history.Authorship;
import dev.issuetracker.domain.Comment;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.IssueEvent;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The comments. */
public final class JdbcCommentRepository implements CommentRepository {
  private final Database database;
  private final Names names;
  private final Journal journal;

  public JdbcCommentRepository(Database database, Names names) {
    this.database = database;
    this.names = names;
    journal = new Journal(database);
  }

  @Override
  public Comment add(Issue issue, @Nullable Placed parent, String body, Authorship by) {
    long id = database.next("ids");
    var parentId = parent == null ? null : parent.comment().id();
    int depth = parent == null ? 1 : parent.depth() + 1;
    database.update(
        "INSERT INTO comments VALUES (?, ?, ?, ?, ?, ?, ?)",
        id,
        issue.id(),
        parentId,
        depth,
        body,
        by.actor().id(),
        by.at());
    database.update(
        """
        UPDATE issues SET comment_count = comment_count + 1,
          last_activity_at = GREATEST(last_activity_at, CAST(? AS TIMESTAMP(6) WITH TIME ZONE))
        WHERE id = ?
        """,
        by.at(),
        issue.id());
    journal.happened(issue, new IssueEvent.CommentAdded(id), by);
    return find(id).orElseThrow().comment();
  }

  @Override
  public Optional<Placed> find(long id) {
    return database
        .query(
            "SELECT * FROM comments WHERE id = ?",
            row -> new Placed(comment(row), Math.toIntExact(row.number("depth"))),
            id)
        .stream()
        .findFirst();
  }

  @Override
  public List<Comment> newest(long issueId, int most) {
    return database
        .query(
            "SELECT * FROM comments WHERE issue_id = ? ORDER BY id DESC LIMIT ?",
            this::comment,
            issueId,
            most)
        .reversed();
  }

  @Override
  public Slice<Comment> list(Actor actor, long issueId, Window window) {
    return ById.list(database, "comments", issueId, window, Comment::id, this::comment);
  }

  private Comment comment(Row row) throws SQLException {
    return new Comment(
        row.number("id"),
        row.number("issue_id"),
        row.numberOrNull("parent_id"),
        row.text("body"),
        names.person(row.number("author_id")),
        row.time("created_at"));
  }
}
