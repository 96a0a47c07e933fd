package dev.issuetracker.application.memory;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.attachment.AttachmentRepository;
import dev.issuetracker.application.history.Authorship;
import dev.issuetracker.domain.Activity;
import dev.issuetracker.domain.Attachment;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.IssueEvent;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

final class MemoryAttachmentRepository implements AttachmentRepository {
  private final MemoryStore store;
  private final Present present;
  private final Journal journal;

  MemoryAttachmentRepository(MemoryStore store, Present present, Journal journal) {
    this.store = store;
    this.present = present;
    this.journal = journal;
  }

  @Override
  public Attachment add(Issue issue, Received file, Authorship by) {
    var blob = file.blob();
    var attachment =
        new Attachment(
            store.nextId(),
            issue.id(),
            file.filename().value(),
            file.mediaType(),
            blob.size(),
            blob.sha256(),
            by.actor(),
            by.at());
    store.attachments.put(attachment.id(), new Stored(attachment, blob.id()));
    tell(issue.id(), 1, new IssueEvent.AttachmentAdded(attachment.id(), attachment.filename()), by);
    return shown(attachment);
  }

  private void tell(long issueId, int more, IssueEvent event, Authorship by) {
    var before = store.activities.get(issueId);
    var lastAt = before.lastAt().isAfter(by.at()) ? before.lastAt() : by.at();
    store.activities.put(
        issueId, new Activity(before.comments(), before.attachments() + more, lastAt));
    journal.happened(store.issues.get(issueId), event, by);
  }

  private Attachment shown(Attachment then) {
    return new Attachment(
        then.id(),
        then.issueId(),
        then.filename(),
        then.mediaType(),
        then.size(),
        then.sha256(),
        present.person(then.uploader()),
        then.createdAt());
  }

  @Override
  public Optional<Stored> find(long id) {
    return store
        .attachments
        .find(id)
        .map(stored -> new Stored(shown(stored.attachment()), stored.blob()));
  }

  @Override
  public Slice<Attachment> list(Actor actor, long issueId, Window window) {
    var attachments =
        store.attachments.all().stream()
            .map(Stored::attachment)
            .filter(attachment -> attachment.issueId() == issueId)
            .map(this::shown)
            .toList();
    return Order.ofIds().cut(attachments, Attachment::id, window);
  }

  @Override
  public boolean remove(Attachment attachment, Authorship by) {
    var stored = store.attachments.find(attachment.id());
    if (stored.isEmpty()) {
      return false;
    }
    store.removeAttachment(stored.get());
    var event = new IssueEvent.AttachmentRemoved(attachment.id(), attachment.filename());
    tell(attachment.issueId(), -1, event, by);
    return true;
  }

  @Override
  public Set<String> claimed(Set<String> blobs) {
    return store.attachments.all().stream()
        .map(Stored::blob)
        .filter(blobs::contains)
        .collect(Collectors.toSet());
  }
}
