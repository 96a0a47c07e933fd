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

  /**
   * Whether a text of the issue had been redacted when the verb found it. A redaction makes no
   * version, so only this tells whether one came in between.
   */
  public boolean foundRedacted(IssueField text) {
    for (var event : events) {
      if (event instanceof IssueEvent.Changed change && change.field() == text) {
        return Texts.REDACTED.equals(change.from());
      }
    }
    return Texts.REDACTED.equals(issue.value(text));
  }
}
