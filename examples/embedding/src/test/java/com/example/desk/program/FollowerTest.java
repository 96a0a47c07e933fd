package com.example.desk.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.comment.CommentUseCases;
import dev.issuetracker.application.issue.IssueUseCases.Open;
import dev.issuetracker.application.memory.InMemory;
import dev.issuetracker.domain.IssueDraft;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FollowerTest {
  private final IssueTracker tracker = IssueTracker.on(InMemory.ports());
  private final Actor admin = Actor.of(tracker.operator().firstAdmin(null).orElseThrow().person());

  @Test
  void whoever_follows_hears_once_of_what_happened_since() {
    open("Before");
    var follower = new Follower(tracker, admin);

    assertThat(heard(follower)).isEmpty();
    var key = open("Login bug");
    tracker.comments().add(new CommentUseCases.Add(admin, key, "I see it, too", null));

    assertThat(heard(follower)).containsExactly("MAIN-2 created", "MAIN-2 comment_added");
    assertThat(heard(follower)).isEmpty();
  }

  private static List<String> heard(Follower follower) {
    var heard = new ArrayList<String>();
    follower.look(entry -> heard.add(entry.issue() + " " + entry.event().type()));
    return heard;
  }

  private String open(String title) {
    var draft = IssueDraft.titled(title);
    return tracker.issues().open(new Open(admin, draft)).issue().key().toString();
  }
}
