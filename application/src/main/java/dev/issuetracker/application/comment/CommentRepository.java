package dev.issuetracker.application.comment;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.history.Authorship;
import dev.issuetracker.domain.Comment;
import dev.issuetracker.domain.Issue;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the comments. A comment never waits for somebody who edits the issue. Safe for many threads
 * at once.
 */
public interface CommentRepository {

  /**
   * A comment and its place in the thread.
   *
   * @param depth how deep it stands in its thread; 1 for one that answers nothing
   */
  record Placed(Comment comment, int depth) {}

  /** Adds a comment, tells the history, and moves the issue's last activity on. */
  Comment add(Issue issue, @Nullable Placed parent, String body, Authorship by);

  /** One comment, of a deleted issue too. */
  Optional<Placed> find(long id);

  /** The newest comments of an issue, the oldest of them first. */
  List<Comment> newest(long issueId, int most);

  /** The comments of an issue, oldest first. */
  Slice<Comment> list(Actor actor, long issueId, Window window);
}
