package dev.issuetracker.persistence;

import dev.issuetracker.domain.Comment;
import dev.issuetracker.domain.PersonRef;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads comments, out of rows and out of an array of them that came with their issue. */
final class CommentRows {
  static final String COLUMNS =
      """
      SELECT c.id, c.issue_id, c.parent_id, c.depth, c.body, c.created_at,
        w.id AS author_id, w.username AS author_username, w.name AS author_name
      """;

  /** The newest comments of the issue {@code i}, the oldest of them first; one parameter. */
  static final String NEWEST_OF_ISSUE =
      """
      (SELECT json_agg(json_build_array(c.id, c.parent_id, c.body, w.id, w.username, w.name,
                (extract(epoch FROM c.created_at) * 1000000)::bigint) ORDER BY c.id)
       FROM (SELECT * FROM comments WHERE issue_id = i.id ORDER BY id DESC LIMIT ?) c
       JOIN users w ON w.id = c.author_id)
      """;

  private CommentRows() {}

  static Comment comment(Row row) throws SQLException {
    return new Comment(
        row.number("id"),
        row.number("issue_id"),
        row.numberOrNull("parent_id"),
        row.text("body"),
        PersonRows.ref(row, "author"),
        row.time("created_at"));
  }

  static List<Comment> comments(long issueId, @Nullable String json) {
    var comments = new ArrayList<Comment>();
    for (var comment : Json.array(json)) {
      if (comment instanceof List<?> parts
          && parts.get(0) instanceof Long id
          && parts.get(2) instanceof String body
          && parts.get(3) instanceof Long author
          && parts.get(4) instanceof String username
          && parts.get(5) instanceof String name
          && parts.get(6) instanceof Long micros) {
        var parent = parts.get(1) instanceof Long number ? number : null;
        var at = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
        var by = new PersonRef(author, username, name);
        comments.add(new Comment(id, issueId, parent, body, by, at));
      }
    }
    return comments;
  }
}
