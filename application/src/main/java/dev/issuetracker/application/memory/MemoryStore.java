package dev.issuetracker.application.memory;

import dev.issuetracker.application.attachment.AttachmentRepository;
import dev.issuetracker.application.comment.CommentRepository.Placed;
import dev.issuetracker.application.people.Token;
import dev.issuetracker.application.redaction.Redactions;
import dev.issuetracker.domain.Activity;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.Label;
import dev.issuetracker.domain.Person;
import dev.issuetracker.domain.Project;
import dev.issuetracker.domain.ProjectKey;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The tables. People, projects and labels lie in rows of other tables as they were when those were
 * written; {@link Present} shows them as they are.
 */
final class MemoryStore {
  final MemoryTransactions transactions;
  final Table<Long, Person> people;
  final Table<String, Long> usernames;
  final Table<Long, String> passwordHashes;
  final Table<Long, Project> projects;
  final Table<String, Long> projectKeys;
  final Table<Long, Label> labels;
  final Table<String, Long> labelNames;
  final Table<Long, Issue> issues;
  final Table<Long, Activity> activities;

  /** Every key that an issue ever had. */
  final Table<String, Long> issueKeys;

  /** Of living issues alone. */
  final Table<ExternalId, Long> externalIds;

  /** From labels to the issues that carry them. */
  final Table<Link, Long> carriers;

  final Table<Long, Placed> comments;
  final Table<Link, Long> commentsOfIssues;

  /** Those that were not removed; of the others, what is left of them. */
  final Table<Long, AttachmentRepository.Stored> attachments;

  final Table<Long, Redactions.Hanging> removedAttachments;

  /** When the texts of issues were purged. */
  final Table<Long, Instant> purged;

  final Table<Long, Recorded> events;
  final Table<Link, Recorded> eventsOfIssues;

  final Table<Long, Token> tokens;

  /** From the hashes of secrets. */
  final Table<String, Long> tokenHashes;

  final Table<Long, MemorySignInThrottle.Counted> signInAttempts;

  private final AtomicLong ids = new AtomicLong();

  MemoryStore(MemoryTransactions transactions, Instant begin) {
    this.transactions = transactions;
    people = new Table<>(transactions);
    usernames = new Table<>(transactions);
    passwordHashes = new Table<>(transactions);
    projects = new Table<>(transactions);
    projectKeys = new Table<>(transactions);
    labels = new Table<>(transactions);
    labelNames = new Table<>(transactions);
    issues = new Table<>(transactions);
    activities = new Table<>(transactions);
    issueKeys = new Table<>(transactions);
    externalIds = new Table<>(transactions);
    carriers = new Table<>(transactions);
    comments = new Table<>(transactions);
    commentsOfIssues = new Table<>(transactions);
    attachments = new Table<>(transactions);
    removedAttachments = new Table<>(transactions);
    purged = new Table<>(transactions);
    events = new Table<>(transactions);
    eventsOfIssues = new Table<>(transactions);
    tokens = new Table<>(transactions);
    tokenHashes = new Table<>(transactions);
    signInAttempts = new Table<>(transactions);
    layFirstProject(begin);
  }

  /**
   * One row of numbers serves all tables. None is given back, whatever becomes of a transaction.
   */
  long nextId() {
    return ids.incrementAndGet();
  }

  void removeAttachment(AttachmentRepository.Stored stored) {
    long id = stored.attachment().id();
    attachments.remove(id);
    removedAttachments.put(
        id, new Redactions.Hanging(id, stored.attachment().issueId(), true, stored.blob()));
  }

  void add(Project project) {
    projects.put(project.id(), project);
    projectKeys.put(project.key().value(), project.id());
  }

  /** The project that is there before the first person. */
  private void layFirstProject(Instant at) {
    var main = new Project(nextId(), ProjectKey.MAIN, "Main", null, null, false, at, at);
    projects.lay(main.id(), main);
    projectKeys.lay(main.key().value(), main.id());
  }
}
