package com.example.desk.store;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.comment.CommentRepository;
import dev.issuetracker.application.issue.IssueDetail;
import dev.issuetracker.application.issue.IssueQueries;
import dev.issuetracker.application.issue.IssueRepository;
import dev.issuetracker.domain.Reference;
import java.util.Optional;

/** One issue to look at, in the state that the reading transaction sees. */
public record JdbcIssueQueries(IssueRepository issues, CommentRepository comments)
    implements IssueQueries {

  @Override
  public Optional<IssueDetail> detail(Actor actor, Reference reference) {
    return issues
        .find(reference)
        .map(issue -> new IssueDetail(issue, comments.newest(issue.id(), IssueDetail.COMMENTS)));
  }
}
