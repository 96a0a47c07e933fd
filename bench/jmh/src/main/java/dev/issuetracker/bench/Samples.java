package dev.issuetracker.bench;

import dev.issuetracker.domain.Activity;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.IssueEdit;
import dev.issuetracker.domain.LabelRef;
import dev.issuetracker.domain.PersonRef;
import dev.issuetracker.domain.Priority;
import dev.issuetracker.domain.ProjectKey;
import dev.issuetracker.domain.ProjectRef;
import dev.issuetracker.domain.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** An issue as there are many. */
final class Samples {
  static final Instant NOW = Instant.parse("2026-01-09T12:08:01.123456Z");

  private static final LabelRef BUG = new LabelRef(1, "bug", "#d73a4a");
  private static final LabelRef URGENT = new LabelRef(2, "urgent", "#ff0000");

  private Samples() {}

  static Issue issue() {
    return new Issue(
        42,
        7,
        new ProjectRef(3, new ProjectKey("WEB"), "Web shop", false),
        1,
        "Login page bug",
        "Cannot log in with e-mail",
        Status.OPEN,
        Priority.HIGH,
        LocalDate.of(2026, 2, 1),
        null,
        new PersonRef(1, "alice", "Alice"),
        new PersonRef(2, "bob", "Bob"),
        List.of(BUG, URGENT),
        NOW,
        NOW,
        null,
        null,
        null,
        new Activity(2, 0, NOW));
  }

  static IssueEdit step(Issue issue, int number) {
    if (number % 2 == 0) {
      var other = issue.priority() == Priority.LOW ? Priority.HIGH : Priority.LOW;
      return IssueEdit.edit().priority(other).build();
    }
    return IssueEdit.edit()
        .labels(issue.labels().size() == 2 ? List.of(BUG) : List.of(BUG, URGENT))
        .build();
  }
}
