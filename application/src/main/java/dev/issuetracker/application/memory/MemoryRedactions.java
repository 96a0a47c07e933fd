package dev.issuetracker.application.memory;

import dev.issuetracker.application.comment.CommentRepository.Placed;
import dev.issuetracker.application.history.Authorship;
import dev.issuetracker.application.redaction.Redactions;
import dev.issuetracker.domain.Activity;
import dev.issuetracker.domain.Comment;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.IssueEvent;
import dev.issuetracker.domain.IssueField;
import dev.issuetracker.domain.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Events carry their texts here, so blotting one out puts another copy of the event in its place.
 */
final class MemoryRedactions implements Redactions {
  private final MemoryStore store;
  private final Journal journal;

  MemoryRedactions(MemoryStore store, Journal journal) {
    this.store = store;
    this.journal = journal;
  }

  @Override
  public void blotComment(long id) {
    var placed = store.comments.get(id);
    var then = placed.comment();
    var blotted =
        new Comment(
            id, then.issueId(), then.parentId(), Texts.REDACTED, then.author(), then.createdAt());
    store.comments.put(id, new Placed(blotted, placed.depth()));
  }

  @Override
  public boolean blotField(long issueId, IssueField field) {
    var issue = store.issues.get(issueId);
    store.issues.put(issueId, Blot.field(issue, field));
    blotEvents(issueId, event -> Blot.field(event, field));
    return issue.value(field) != null
        || store.eventsOfIssues.range(Link.first(issueId), Link.last(issueId)).stream()
            .anyMatch(event -> isChange(event.event(), field));
  }

  private static boolean isChange(IssueEvent event, IssueField field) {
    return event instanceof IssueEvent.Changed changed && changed.field() == field;
  }

  private void blotEvents(long issueId, UnaryOperator<IssueEvent> blot) {
    for (var then :
        List.copyOf(store.eventsOfIssues.range(Link.first(issueId), Link.last(issueId)))) {
      var now =
          new Recorded(
              then.id(),
              then.issueId(),
              then.projectId(),
              then.version(),
              blot.apply(then.event()),
              then.by(),
              then.occurredAt());
      store.events.put(then.id(), now);
      store.eventsOfIssues.put(new Link(issueId, then.id()), now);
    }
  }

  @Override
  public Optional<Hanging> findAttachment(long id) {
    return store
        .attachments
        .find(id)
        .map(stored -> new Hanging(id, stored.attachment().issueId(), false, stored.blob()))
        .or(() -> store.removedAttachments.find(id));
  }

  @Override
  public void blotAttachment(Hanging attachment) {
    if (!attachment.removed()) {
      store.removeAttachment(store.attachments.get(attachment.id()));
      var before = store.activities.get(attachment.issueId());
      store.activities.put(
          attachment.issueId(),
          new Activity(before.comments(), before.attachments() - 1, before.lastAt()));
    }
    blotEvents(attachment.issueId(), event -> Blot.attachment(event, attachment.id()));
  }

  @Override
  public void tell(long issueId, IssueEvent.Redacted event, Authorship by) {
    journal.happened(store.issues.get(issueId), event, by);
  }

  @Override
  public Purged purge(Instant deletedBefore, int most, Instant now) {
    var due =
        store.issues.all().stream()
            .filter(issue -> isDue(issue, deletedBefore))
            .sorted(Comparator.comparing(issue -> Objects.requireNonNull(issue.deletion()).at()))
            .limit(most)
            .toList();
    var blobs = new ArrayList<String>();
    due.forEach(issue -> purge(issue, now, blobs));
    return new Purged(due.size(), blobs);
  }

  private boolean isDue(Issue issue, Instant deletedBefore) {
    var deletion = issue.deletion();
    return deletion != null
        && deletion.at().isBefore(deletedBefore)
        && store.purged.find(issue.id()).filter(at -> !at.isBefore(deletion.at())).isEmpty();
  }

  private void purge(Issue issue, Instant now, List<String> blobs) {
    blotField(issue.id(), IssueField.TITLE);
    blotField(issue.id(), IssueField.DESCRIPTION);
    List.copyOf(store.commentsOfIssues.range(Link.first(issue.id()), Link.last(issue.id())))
        .forEach(this::blotComment);
    attachmentsOf(issue.id())
        .forEach(
            hanging -> {
              blotAttachment(hanging);
              if (hanging.blob() != null) {
                blobs.add(hanging.blob());
              }
            });
    var deletion = Objects.requireNonNull(issue.deletion());
    store.purged.put(issue.id(), now.isAfter(deletion.at()) ? now : deletion.at());
    var by = new Authorship(deletion.by(), now, null);
    tell(issue.id(), new IssueEvent.Redacted("issue", issue.id(), PURGED), by);
  }

  private List<Hanging> attachmentsOf(long issueId) {
    var living = store.attachments.all().stream().map(stored -> stored.attachment().id());
    var removed = store.removedAttachments.keys().stream();
    return Stream.concat(living, removed)
        .flatMap(id -> findAttachment(id).stream())
        .filter(hanging -> hanging.issueId() == issueId)
        .toList();
  }
}
