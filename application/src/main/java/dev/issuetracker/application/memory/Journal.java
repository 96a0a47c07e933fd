package dev.issuetracker.application.memory;

import dev.issuetracker.application.history.Authorship;
import dev.issuetracker.domain.Changed;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.IssueEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes the history. Nothing else here does, and nobody takes anything out of it. */
final class Journal {
  private final MemoryStore store;

  Journal(MemoryStore store) {
    this.store = store;
  }

  /** An issue that came from elsewhere was created when it was created there. */
  void created(Issue issue, Authorship by) {
    write(issue, issue.version(), new IssueEvent.Created(issue), by, issue.createdAt());
  }

  void changed(Changed changed, Authorship by) {
    var issue = changed.issue();
    changed.events().forEach(event -> write(issue, issue.version(), event, by, issue.updatedAt()));
  }

  /** What makes no version. */
  void happened(Issue issue, IssueEvent event, Authorship by) {
    write(issue, null, event, by, by.at());
  }

  private void write(
      Issue issue, @Nullable Long version, IssueEvent event, Authorship by, Instant occurredAt) {
    var id = store.nextId();
    var recorded =
        new Recorded(id, issue.id(), issue.project().id(), version, event, by, occurredAt);
    store.events.put(id, recorded);
    store.eventsOfIssues.put(new Link(issue.id(), id), recorded);
  }
}
