package com.example.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.issue.IssueUseCases.Open;
import dev.issuetracker.application.memory.InMemory;
import dev.issuetracker.domain.IssueDraft;
import org.junit.jupiter.api.Test;

class FirstStepsTest {
  @Test
  void a_tracker_is_there_in_a_few_lines() {
    var tracker = IssueTracker.on(InMemory.ports());
    var admin = Actor.of(tracker.operator().firstAdmin(null).orElseThrow().person());

    var issue = tracker.issues().open(new Open(admin, IssueDraft.titled("Login bug"))).issue();

    assertThat(issue.key()).hasToString("MAIN-1");
  }
}
