package dev.issuetracker.application.memory;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.comment.CommentRepository;
import dev.issuetracker.application.issue.IssueDetail;
import dev.issuetracker.application.issue.IssueQueries;
import dev.issuetracker.application.issue.IssueRepository;
import dev.issuetracker.domain.Reference;
import java.util.Optional;

final class MemoryIssueQueries implements IssueQueries {
  private final IssueRepository issues;
  private final CommentRepository comments;

  MemoryIssueQueries(IssueRepository issues, CommentRepository comments) {
    this.issues = issues;
    this.comments = comments;
  }

  @Override
  public Optional<IssueDetail> detail(Actor actor, Reference reference) {
    return issues
        .find(reference)
        .map(issue -> new IssueDetail(issue, comments.newest(issue.id(), IssueDetail.COMMENTS)));
  }
}
