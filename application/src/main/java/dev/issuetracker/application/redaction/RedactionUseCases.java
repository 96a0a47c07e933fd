package dev.issuetracker.application.redaction;

import dev.issuetracker.application.Action;
import dev.issuetracker.application.Now;
import dev.issuetracker.application.Ports;
import dev.issuetracker.application.Transactions;
import dev.issuetracker.application.blob.BlobStore;
import dev.issuetracker.application.comment.CommentRepository;
import dev.issuetracker.application.history.Authorship;
import dev.issuetracker.application.idempotency.IdempotencyRecords;
import dev.issuetracker.application.issue.IssueRepository;
import dev.issuetracker.domain.Fault;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.IssueEvent;
import dev.issuetracker.domain.IssueField;
import dev.issuetracker.domain.IssueKey;
import dev.issuetracker.domain.PersonRef;
import dev.issuetracker.domain.Reference;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes texts out of the present and the past. What is redacted may lie anywhere, in deleted issues
 * and archived projects too. Safe for many threads at once.
 */
public final class RedactionUseCases {
  /** Few, because each may have many comments. */
  private static final int PURGED_AT_ONCE = 50;

  private final Transactions transactions;
  private final Now now;
  private final Redactions redactions;
  private final IssueRepository issues;
  private final CommentRepository comments;
  private final IdempotencyRecords answers;
  private final BlobStore blobs;

  public RedactionUseCases(Ports ports) {
    transactions = ports.transactions();
    now = new Now(ports.clock());
    redactions = ports.redactions();
    issues = ports.issues();
    comments = ports.comments();
    answers = ports.idempotency();
    blobs = ports.blobs();
  }

  /**
   * What was done.
   *
   * @param what "comment", "title", "description" or "attachment"
   * @param id of the comment or attachment; null for a field of the issue
   */
  public record Redacted(
      long issueId,
      IssueKey key,
      String what,
      @Nullable Long id,
      String reason,
      PersonRef actor,
      Instant at) {}

  /**
   * A redaction of which the bytes of an attachment are still there.
   *
   * @param blob null if there are none
   */
  public record Done(Redacted redacted, @Nullable String blob) {}

  public Redacted redact(Redact command) {
    var done = begin(command);
    finish(done);
    return done.redacted();
  }

  /** The same but for bytes, for who calls it in a transaction that may still be undone. */
  public Done begin(Redact command) {
    return transactions.write(() -> blot(command));
  }

  /** Takes the bytes away, once the transaction of the redaction is committed. */
  public void finish(Done done) {
    if (done.blob() != null) {
      delete(List.of(done.blob()));
    }
  }

  private Done blot(Redact command) {
    command.target();
    Action.REDACT.require(command.actor());
    return switch (command.target()) {
      case Redact.Target.OfComment(long id) -> comment(command, id);
      case Redact.Target.OfField(long id, var field) -> field(command, id, field);
      case Redact.Target.OfAttachment(long id) -> attachment(command, id);
    };
  }

  private Done comment(Redact command, long id) {
    var comment = comments.find(id).orElseThrow(() -> unknown("comment")).comment();
    redactions.blotComment(id);
    return told(command, issue(comment.issueId()), "comment", id, null);
  }

  private Done field(Redact command, long id, IssueField field) {
    var issue = issue(id);
    if (!redactions.blotField(id, field)) {
      throw Rejection.Invalid.because(Fault.unknown("/field", field.code()));
    }
    return told(command, issue, field.code(), null, null);
  }

  private Done attachment(Redact command, long id) {
    var hanging = redactions.findAttachment(id).orElseThrow(() -> unknown("attachment"));
    redactions.blotAttachment(hanging);
    if (hanging.blob() != null) {
      blobs.release(hanging.blob());
    }
    return told(command, issue(hanging.issueId()), "attachment", id, hanging.blob());
  }

  private Done told(
      Redact command, Issue issue, String what, @Nullable Long id, @Nullable String blob) {
    answers.redact(issue.id());
    var reason = command.givenReason();
    var by = Authorship.of(command.actor(), now.get());
    redactions.tell(issue.id(), new IssueEvent.Redacted(what, id, reason), by);
    var redacted = new Redacted(issue.id(), issue.key(), what, id, reason, by.actor(), by.at());
    return new Done(redacted, blob);
  }

  private Issue issue(long id) {
    return issues.find(new Reference.ById(id)).orElseThrow(() -> unknown("issue"));
  }

  private static Rejected unknown(String what) {
    return Rejection.Invalid.because(Fault.unknown("/" + what, what));
  }

  /**
   * Purges the texts of issues that have been deleted for longer than a time, a few at a time: call
   * it until it answers 0.
   *
   * @param age at least as long as answers to writes are kept
   * @return how many issues it purged
   */
  public int purge(Duration age) {
    var purged =
        transactions.write(
            () -> {
              var at = now.get();
              var done = redactions.purge(at.minus(age), PURGED_AT_ONCE, at);
              done.blobs().forEach(blobs::release);
              return done;
            });
    delete(purged.blobs());
    return purged.issues();
  }

  /** If this fails, a sweep does it: they were released. */
  private void delete(List<String> gone) {
    for (var blob : gone) {
      transactions.write(
          () -> {
            blobs.delete(blob);
            return blob;
          });
    }
  }
}
