package dev.issuetracker.persistence;

import dev.issuetracker.application.issue.NewIssue;
import dev.issuetracker.domain.IssueEvent;
import dev.issuetracker.domain.LabelRef;
import dev.issuetracker.domain.PersonRef;
import dev.issuetracker.domain.Priority;
import dev.issuetracker.domain.ProjectRef;
import dev.issuetracker.domain.Status;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The short part of an event, as it is kept. People and projects are kept as ids: their names can
 * change. Titles, descriptions and names of files are not kept here, they can be redacted.
 */
final class EventData {
  private EventData() {}

  static Map<String, @Nullable Object> created(NewIssue issue) {
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("status", issue.status().code());
    data.put("priority", issue.priority().code());
    if (issue.dueDate() != null) {
      data.put("due_date", issue.dueDate());
    }
    if (issue.externalId() != null) {
      data.put("external_id", issue.externalId());
    }
    if (issue.assignee() != null) {
      data.put("assignee", issue.assignee().id());
    }
    data.put("reporter", issue.reporter().id());
    if (issue.resolvedAt() != null) {
      data.put("resolved_at", issue.resolvedAt());
    }
    if (issue.closedAt() != null) {
      data.put("closed_at", issue.closedAt());
    }
    if (!issue.labels().isEmpty()) {
      data.put("labels", labels(issue.labels()));
    }
    return data;
  }

  static Map<String, @Nullable Object> of(IssueEvent event) {
    var data = new LinkedHashMap<String, @Nullable Object>();
    switch (event) {
      case IssueEvent.Changed change -> {
        if (!change.field().isText()) {
          data.put("from", plain(change.from()));
          data.put("to", plain(change.to()));
        }
      }
      case IssueEvent.LabelsChanged change -> {
        data.put("added", labels(change.added()));
        data.put("removed", labels(change.removed()));
      }
      case IssueEvent.CommentAdded added -> data.put("comment_id", added.commentId());
      case IssueEvent.AttachmentAdded(long id, var ignored) -> data.put("attachment_id", id);
      case IssueEvent.AttachmentRemoved(long id, var ignored) -> data.put("attachment_id", id);
      case IssueEvent.Redacted redacted -> {
        data.put("what", redacted.what());
        data.put("id", redacted.id());
        data.put("reason", redacted.reason());
      }
      case IssueEvent.Created ignored -> {}
      case IssueEvent.Deleted ignored -> {}
      case IssueEvent.Restored ignored -> {}
    }
    return data;
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Status status -> status.code();
      case Priority priority -> priority.code();
      case PersonRef person -> person.id();
      case ProjectRef project -> project.id();
      default -> value.toString();
    };
  }

  private static List<Map<String, @Nullable Object>> labels(List<LabelRef> labels) {
    return labels.stream().map(EventData::label).toList();
  }

  private static Map<String, @Nullable Object> label(LabelRef label) {
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("id", label.id());
    data.put("name", label.name());
    return data;
  }
}
