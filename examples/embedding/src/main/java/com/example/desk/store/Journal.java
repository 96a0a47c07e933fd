package com.example.desk.store;

import dev.issuetracker.application.history.Authorship;
import dev.issuetracker.domain.Changed;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.IssueEvent;
import dev.issuetracker.domain.LabelRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the history. */
record Journal(Database database) {

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
    long id = database.next("ids");
    database.update(
        "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        id,
        issue.id(),
        issue.project().id(),
        version,
        event.type(),
        by.actor().id(),
        by.at(),
        occurredAt,
        by.requestId());
    var values = values(event);
    for (int place = 0; place < values.size(); place++) {
      var value = values.get(place);
      database.update(
          "INSERT INTO event_values VALUES (?, ?, ?, ?, ?, ?)",
          id,
          place,
          value.name(),
          value.kind().name(),
          value.text(),
          value.number());
    }
  }

  private static List<EventValue> values(IssueEvent event) {
    return switch (event) {
      case IssueEvent.Created(var issue) -> created(issue);
      case IssueEvent.Changed(var field, var from, var to) ->
          EventValue.given(EventValue.of("from", from), EventValue.of("to", to));
      case IssueEvent.LabelsChanged(var added, var removed) -> {
        var values = new ArrayList<>(labels("added", added));
        values.addAll(labels("removed", removed));
        yield values;
      }
      case IssueEvent.CommentAdded(var id) ->
          List.of(new EventValue("comment_id", EventValue.Kind.COMMENT, null, id));
      case IssueEvent.Deleted ignored -> List.of();
      case IssueEvent.Restored ignored -> List.of();
      case IssueEvent.AttachmentAdded ignored -> throw notKept(event);
      case IssueEvent.AttachmentRemoved ignored -> throw notKept(event);
      case IssueEvent.Redacted ignored -> throw notKept(event);
    };
  }

  private static List<EventValue> created(Issue issue) {
    var values =
        new ArrayList<>(
            EventValue.given(
                EventValue.of("title", issue.title()),
                EventValue.of("status", issue.status()),
                EventValue.of("priority", issue.priority()),
                EventValue.of("due_date", issue.dueDate()),
                EventValue.of("assignee", issue.assignee()),
                EventValue.of("external_id", issue.externalId()),
                EventValue.of("reporter", issue.reporter()),
                EventValue.of("resolved_at", issue.resolvedAt()),
                EventValue.of("closed_at", issue.closedAt())));
    values.addAll(labels("labels", issue.labels()));
    return values;
  }

  private static List<EventValue> labels(String name, List<LabelRef> labels) {
    return labels.stream()
        .map(label -> new EventValue(name, EventValue.Kind.LABEL, label.name(), label.id()))
        .toList();
  }

  private static IllegalStateException notKept(IssueEvent event) {
    return new IllegalStateException("this program has no " + event.type());
  }
}
