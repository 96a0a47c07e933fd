package dev.issuetracker.application.memory;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.issue.IssueDetail;
import dev.issuetracker.application.issue.IssueQueries;
import dev.issuetracker.application.issue.IssueRepository;
import dev.issuetracker.domain.Comment;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.Reference;
import java.util.List;
import java.util.Optional;

final class MemoryIssueQueries implements IssueQueries {
  private final MemoryStore store;
  private final Present present;
  private final IssueRepository issues;

  MemoryIssueQueries(MemoryStore store, Present present, IssueRepository issues) {
    this.store = store;
    this.present = present;
    this.issues = issues;
  }

  @Override
  public Optional<IssueDetail> detail(Actor actor, Reference reference) {
    return issues.find(reference).map(issue -> new IssueDetail(issue, newestComments(issue)));
  }

  private List<Comment> newestComments(Issue issue) {
    var all = store.commentsOfIssues.range(Link.first(issue.id()), Link.last(issue.id()));
    return all.stream()
        .skip(Math.max(0, all.size() - IssueDetail.COMMENTS))
        .map(id -> present.comment(store.comments.get(id).comment()))
        .toList();
  }
}
