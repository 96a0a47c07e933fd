package dev.issuetracker.application;

import dev.issuetracker.application.comment.CommentUseCases;
import dev.issuetracker.application.history.HistoryUseCases;
import dev.issuetracker.application.idempotency.IdempotentWrites;
import dev.issuetracker.application.issue.BulkUseCases;
import dev.issuetracker.application.issue.IssueUseCases;
import dev.issuetracker.application.label.LabelUseCases;
import dev.issuetracker.application.project.ProjectUseCases;

/**
 * The door of the tracker: every use case, over the ports of whoever opens it. Safe for many
 * threads at once.
 */
public final class IssueTracker {
  private final IssueUseCases issues;
  private final BulkUseCases bulk;
  private final CommentUseCases comments;
  private final HistoryUseCases history;
  private final LabelUseCases labels;
  private final ProjectUseCases projects;
  private final IdempotentWrites idempotentWrites;

  private IssueTracker(Ports ports) {
    issues = new IssueUseCases(ports);
    bulk = new BulkUseCases(ports);
    comments = new CommentUseCases(ports);
    history = new HistoryUseCases(ports);
    labels = new LabelUseCases(ports);
    projects = new ProjectUseCases(ports);
    idempotentWrites = new IdempotentWrites(ports);
  }

  public static IssueTracker on(Ports ports) {
    return new IssueTracker(ports);
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

  public HistoryUseCases history() {
    return history;
  }

  public LabelUseCases labels() {
    return labels;
  }

  public ProjectUseCases projects() {
    return projects;
  }

  public IdempotentWrites idempotentWrites() {
    return idempotentWrites;
  }
}
