package dev.issuetracker.domain;

import java.util.List;

/** An issue after a verb, with what happened to it. No events: nothing changed. */
public record Changed(Issue issue, List<IssueEvent> events) {
  public Changed {
    events = List.copyOf(events);
  }

  public boolean isUnchanged() {
    return events.isEmpty();
  }
}
