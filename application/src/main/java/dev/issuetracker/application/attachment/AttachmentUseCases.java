package dev.issuetracker.application.attachment;

import dev.issuetracker.application.Action;
import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Now;
import dev.issuetracker.application.Ports;
import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Transactions;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.attachment.AttachmentRepository.Received;
import dev.issuetracker.application.attachment.AttachmentRepository.Stored;
import dev.issuetracker.application.blob.BlobStore;
import dev.issuetracker.application.history.Authorship;
import dev.issuetracker.application.issue.Frozen;
import dev.issuetracker.application.issue.IssueAccess;
import dev.issuetracker.domain.Attachment;
import dev.issuetracker.domain.Filename;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.Reference;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The files that hang on issues. Safe for many threads at once.
 *
 * <p>A file comes in first, in no transaction, and is attached then: {@link #add} does both.
 * Whoever needs something in between calls {@link #receive}, and then {@link #attach} or {@link
 * #discard}.
 */
public final class AttachmentUseCases {
  private final Transactions transactions;
  private final Now now;
  private final AttachmentRepository attachments;
  private final BlobStore blobs;
  private final IssueAccess access;
  private final AttachmentPolicy policy;

  public AttachmentUseCases(Ports ports, AttachmentPolicy policy) {
    transactions = ports.transactions();
    now = new Now(ports.clock());
    attachments = ports.attachments();
    blobs = ports.blobs();
    access = new IssueAccess(ports.issues());
    this.policy = policy;
  }

  /**
   * A file that somebody wants to hang on an issue.
   *
   * @param filename as the caller sent it
   */
  public record Add(Actor actor, String issue, String filename) {}

  /** Attaches what it reads to the end. */
  public Attachment add(Add command, InputStream content) throws IOException {
    mayAttach(command.actor(), command.issue());
    var file = receive(command.actor(), command.filename(), content);
    try {
      return attach(command.actor(), command.issue(), file);
    } catch (Rejected refused) {
      discard(file);
      throw refused;
    }
  }

  /** Refuses, before a file comes in, what would be refused afterwards. */
  public void mayAttach(Actor actor, String issue) {
    transactions.read(() -> open(actor, issue));
  }

  /** Takes a file in. What is not attached within an hour or so is gone again. */
  public Received receive(Actor actor, String filename, InputStream content) throws IOException {
    Action.ATTACH_TO_OWN_ISSUE.require(actor);
    var typed = TypedContent.of(content, policy);
    var blob = blobs.write(typed, policy.limit());
    try {
      return new Received(Filename.of(filename), typed.type(), blob);
    } catch (Rejected refused) {
      discard(blob.id());
      throw refused;
    }
  }

  public Attachment attach(Actor actor, String issue, Received file) {
    return transactions.write(
        () -> attachments.add(open(actor, issue), file, Authorship.of(actor, now.get())));
  }

  /** Takes away a file that was received and is not wanted. */
  public void discard(Received file) {
    discard(file.blob().id());
  }

  private void discard(String blob) {
    transactions.write(
        () -> {
          blobs.delete(blob);
          return blob;
        });
  }

  private Issue open(Actor actor, String reference) {
    var issue = access.get(actor, reference);
    requireMay(actor, issue);
    Frozen.refuse(issue);
    return issue;
  }

  private static void requireMay(Actor actor, Issue issue) {
    if (actor.is(issue.reporter())) {
      Action.ATTACH_TO_OWN_ISSUE.require(actor);
    } else {
      Action.ATTACH.require(actor);
    }
  }

  public Slice<Attachment> list(Actor actor, String issue, Window window) {
    return transactions.read(() -> attachments.list(actor, access.get(actor, issue).id(), window));
  }

  /** An attachment and where its bytes are. */
  public Stored get(Actor actor, String attachment) {
    return transactions.read(() -> find(actor, attachment));
  }

  /** Its bytes from one on; to be read slowly, and to be closed. */
  public InputStream content(Stored stored, long from) {
    return blobs.read(stored.blob(), from).orElseThrow(() -> notFound(stored.attachment().id()));
  }

  public void remove(Actor actor, String attachment) {
    remove(actor, attachment, present -> {});
  }

  /**
   * The same for a caller who knows what he removes.
   *
   * @param present is shown the attachment, which never changes, and refuses by what it throws
   */
  public void remove(Actor actor, String attachment, Consumer<Attachment> present) {
    transactions.write(
        () -> {
          var stored = find(actor, attachment);
          open(actor, Long.toString(stored.attachment().issueId()));
          present.accept(stored.attachment());
          if (!attachments.remove(stored.attachment(), Authorship.of(actor, now.get()))) {
            throw notFound(attachment);
          }
          blobs.release(stored.blob());
          return stored;
        });
  }

  private Stored find(Actor actor, String attachment) {
    var found =
        Reference.of(attachment) instanceof Reference.ById(var id)
            ? attachments.find(id)
            : Optional.<Stored>empty();
    return found
        .filter(stored -> access.shows(actor, stored.attachment().issueId()))
        .orElseThrow(() -> notFound(attachment));
  }

  private static Rejected notFound(Object attachment) {
    return Rejection.NotFound.of("attachment", attachment);
  }
}
