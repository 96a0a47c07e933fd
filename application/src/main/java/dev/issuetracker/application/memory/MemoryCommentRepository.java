package dev.issuetracker.application.memory;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.comment.CommentRepository;
import dev.issuetracker.application.history.Authorship;
import dev.issuetracker.domain.Activity;
import dev.issuetracker.domain.Comment;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.IssueEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class MemoryCommentRepository implements CommentRepository {
  private final MemoryStore store;
  private final Present present;
  private final Journal journal;

  MemoryCommentRepository(MemoryStore store, Present present, Journal journal) {
    this.store = store;
    this.present = present;
    this.journal = journal;
  }

  @Override
  public Comment add(Issue issue, @Nullable Placed parent, String body, Authorship by) {
    var parentId = parent == null ? null : parent.comment().id();
    var depth = parent == null ? 1 : parent.depth() + 1;
    var comment = new Comment(store.nextId(), issue.id(), parentId, body, by.actor(), by.at());
    store.comments.put(comment.id(), new Placed(comment, depth));
    store.commentsOfIssues.put(new Link(issue.id(), comment.id()), comment.id());
    count(issue.id(), by.at());
    journal.happened(store.issues.get(issue.id()), new IssueEvent.CommentAdded(comment.id()), by);
    return present.comment(comment);
  }

  private void count(long issueId, Instant at) {
    var before = store.activities.get(issueId);
    var lastAt = before.lastAt().isAfter(at) ? before.lastAt() : at;
    store.activities.put(
        issueId, new Activity(before.comments() + 1, before.attachments(), lastAt));
  }

  @Override
  public Optional<Placed> find(long id) {
    return store.comments.find(id).map(this::shown);
  }

  private Placed shown(Placed row) {
    return new Placed(present.comment(row.comment()), row.depth());
  }

  @Override
  public List<Comment> newest(long issueId, int most) {
    var ids = List.copyOf(store.commentsOfIssues.range(Link.first(issueId), Link.last(issueId)));
    return ids.subList(Math.max(0, ids.size() - most), ids.size()).stream()
        .map(id -> present.comment(store.comments.get(id).comment()))
        .toList();
  }

  @Override
  public Slice<Comment> list(Actor actor, long issueId, Window window) {
    var ids = store.commentsOfIssues.range(Link.first(issueId), Link.last(issueId));
    return Order.ofIds()
        .cut(ids, id -> id, window)
        .map(id -> present.comment(store.comments.get(id).comment()));
  }
}
