package dev.issuetracker.application;

import dev.issuetracker.application.attachment.AttachmentRepository;
import dev.issuetracker.application.blob.BlobStore;
import dev.issuetracker.application.comment.CommentRepository;
import dev.issuetracker.application.finding.IssueSearch;
import dev.issuetracker.application.history.ChangeFeed;
import dev.issuetracker.application.history.History;
import dev.issuetracker.application.idempotency.IdempotencyRecords;
import dev.issuetracker.application.imports.ImportPorts;
import dev.issuetracker.application.issue.IssueQueries;
import dev.issuetracker.application.issue.IssueRepository;
import dev.issuetracker.application.issue.References;
import dev.issuetracker.application.label.LabelRepository;
import dev.issuetracker.application.people.AccessPorts;
import dev.issuetracker.application.people.PersonRepository;
import dev.issuetracker.application.project.ProjectRepository;
import dev.issuetracker.application.redaction.Redactions;
import dev.issuetracker.application.reports.ReportQueries;
import dev.issuetracker.application.sheet.Sheets;
import java.time.InstantSource;

/**
 * Everything that the use cases need from outside. What is missing, the compiler tells.
 *
 * <p>Every port is called by many threads at once, by as many as call the use cases, and must be
 * safe for that. What belongs to a transaction belongs to the thread that opened it: a port finds
 * it by the thread, and is never called from another one in between. Repositories and queries are
 * called inside a transaction, unless their Javadoc says otherwise.
 */
public record Ports(
    Transactions transactions,
    InstantSource clock,
    Secrets secrets,
    IssueRepository issues,
    IssueQueries issueQueries,
    IssueSearch issueSearch,
    ReportQueries reports,
    References references,
    History history,
    ChangeFeed feed,
    CommentRepository comments,
    LabelRepository labels,
    ProjectRepository projects,
    PersonRepository people,
    AccessPorts access,
    IdempotencyRecords idempotency,
    BlobStore blobs,
    AttachmentRepository attachments,
    Redactions redactions,
    ImportPorts imports) {

  /** The same, but files lie elsewhere. */
  public Ports withBlobs(BlobStore elsewhere) {
    return with(elsewhere, imports);
  }

  /** The same, but tables in files are read and written by somebody else. */
  public Ports withSheets(Sheets sheets) {
    return with(blobs, imports.with(sheets));
  }

  private Ports with(BlobStore files, ImportPorts tables) {
    return new Ports(
        transactions,
        clock,
        secrets,
        issues,
        issueQueries,
        issueSearch,
        reports,
        references,
        history,
        feed,
        comments,
        labels,
        projects,
        people,
        access,
        idempotency,
        files,
        attachments,
        redactions,
        tables);
  }
}
