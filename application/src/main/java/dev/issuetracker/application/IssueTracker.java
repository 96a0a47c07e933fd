package dev.issuetracker.application;

import dev.issuetracker.application.attachment.AttachmentPolicy;
import dev.issuetracker.application.attachment.AttachmentUseCases;
import dev.issuetracker.application.blob.BlobUseCases;
import dev.issuetracker.application.comment.CommentUseCases;
import dev.issuetracker.application.finding.FindingUseCases;
import dev.issuetracker.application.history.HistoryUseCases;
import dev.issuetracker.application.idempotency.IdempotentWrites;
import dev.issuetracker.application.imports.ExportUseCases;
import dev.issuetracker.application.imports.ImportUseCases;
import dev.issuetracker.application.imports.ImportWorker;
import dev.issuetracker.application.issue.BulkUseCases;
import dev.issuetracker.application.issue.IssueUseCases;
import dev.issuetracker.application.label.LabelUseCases;
import dev.issuetracker.application.people.Authentication;
import dev.issuetracker.application.people.OperatorUseCases;
import dev.issuetracker.application.people.PeopleUseCases;
import dev.issuetracker.application.people.SignInPolicy;
import dev.issuetracker.application.people.SignInUseCases;
import dev.issuetracker.application.people.TokenUseCases;
import dev.issuetracker.application.project.ProjectUseCases;
import dev.issuetracker.application.redaction.RedactionUseCases;
import dev.issuetracker.application.reports.ReportUseCases;

/**
 * The door of the tracker: every use case, over the ports of whoever opens it. Safe for many
 * threads at once.
 */
public final class IssueTracker {
  private final IssueUseCases issues;
  private final BulkUseCases bulk;
  private final CommentUseCases comments;
  private final FindingUseCases finding;
  private final HistoryUseCases history;
  private final ReportUseCases reports;
  private final LabelUseCases labels;
  private final ProjectUseCases projects;
  private final IdempotentWrites idempotentWrites;

  private final AttachmentUseCases attachments;
  private final BlobUseCases blobs;
  private final RedactionUseCases redactions;

  private final SignInUseCases signIn;
  private final PeopleUseCases people;
  private final TokenUseCases tokens;
  private final Authentication authentication;
  private final OperatorUseCases operator;

  private final ImportUseCases imports;
  private final ImportWorker importWorker;
  private final ExportUseCases exports;

  private IssueTracker(Ports ports, SignInPolicy policy, AttachmentPolicy attachable) {
    imports = new ImportUseCases(ports);
    importWorker = new ImportWorker(ports);
    exports = new ExportUseCases(ports);
    issues = new IssueUseCases(ports);
    bulk = new BulkUseCases(ports);
    comments = new CommentUseCases(ports);
    finding = new FindingUseCases(ports);
    history = new HistoryUseCases(ports);
    reports = new ReportUseCases(ports);
    labels = new LabelUseCases(ports);
    projects = new ProjectUseCases(ports);
    idempotentWrites = new IdempotentWrites(ports);
    attachments = new AttachmentUseCases(ports, attachable);
    blobs = new BlobUseCases(ports);
    redactions = new RedactionUseCases(ports);
    signIn = new SignInUseCases(ports, policy);
    people = new PeopleUseCases(ports);
    tokens = new TokenUseCases(ports);
    authentication = new Authentication(ports);
    operator = new OperatorUseCases(ports);
  }

  public static IssueTracker on(Ports ports) {
    return on(ports, SignInPolicy.closed());
  }

  public static IssueTracker on(Ports ports, SignInPolicy policy) {
    return on(ports, policy, AttachmentPolicy.usual());
  }

  public static IssueTracker on(Ports ports, SignInPolicy policy, AttachmentPolicy attachable) {
    return new IssueTracker(ports, policy, attachable);
  }

  public IssueUseCases issues() {
    return issues;
  }

  public BulkUseCases bulk() {
    return bulk;
  }

  public CommentUseCases comments() {
    return comments;
  }

  public FindingUseCases finding() {
    return finding;
  }

  public HistoryUseCases history() {
    return history;
  }

  public ReportUseCases reports() {
    return reports;
  }

  public LabelUseCases labels() {
    return labels;
  }

  public ProjectUseCases projects() {
    return projects;
  }

  public AttachmentUseCases attachments() {
    return attachments;
  }

  public BlobUseCases blobs() {
    return blobs;
  }

  public RedactionUseCases redactions() {
    return redactions;
  }

  public IdempotentWrites idempotentWrites() {
    return idempotentWrites;
  }

  public SignInUseCases signIn() {
    return signIn;
  }

  public PeopleUseCases people() {
    return people;
  }

  public TokenUseCases tokens() {
    return tokens;
  }

  public Authentication authentication() {
    return authentication;
  }

  public OperatorUseCases operator() {
    return operator;
  }

  public ImportUseCases imports() {
    return imports;
  }

  /** Does the work of the imports, with threads of the embedder's. */
  public ImportWorker importWorker() {
    return importWorker;
  }

  public ExportUseCases exports() {
    return exports;
  }
}
