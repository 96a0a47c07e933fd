package com.example.springdesk;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.comment.CommentUseCases;
import dev.issuetracker.application.issue.IssueUseCases;
import dev.issuetracker.domain.IssueDraft;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Two use cases that happen together, or not at all. */
@Service
public class Intake {
  private final IssueUseCases issues;
  private final CommentUseCases comments;

  Intake(IssueUseCases issues, CommentUseCases comments) {
    this.issues = issues;
    this.comments = comments;
  }

  /** Opens an issue for a call, with what was said on the phone; the key of the issue. */
  @Transactional
  public String take(Actor actor, String title, String said) {
    var draft = IssueDraft.titled(title);
    var key = issues.open(new IssueUseCases.Open(actor, draft)).issue().key().toString();
    comments.add(new CommentUseCases.Add(actor, key, said, null));
    return key;
  }
}
