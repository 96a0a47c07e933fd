package dev.issuetracker.application.issue;

import dev.issuetracker.domain.Comment;
import dev.issuetracker.domain.Issue;
import java.util.List;

/** An issue with the newest of its comments, the oldest of them first. */
public record IssueDetail(Issue issue, List<Comment> comments) {
  public static final int COMMENTS = 50;

  public IssueDetail {
    comments = List.copyOf(comments);
  }
}
