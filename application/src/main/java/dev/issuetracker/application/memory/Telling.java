package dev.issuetracker.application.memory;

import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.IssueEvent;
import dev.issuetracker.domain.LabelRef;
import dev.issuetracker.domain.Priority;
import dev.issuetracker.domain.Status;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells the details of events. People and projects go by the names that they have now, labels by
 * those that they had then.
 */
final class Telling {
  private final MemoryStore store;
  private final Present present;

  Telling(MemoryStore store, Present present) {
    this.store = store;
    this.present = present;
  }

  Map<String, @Nullable Object> details(IssueEvent event) {
    var details = new LinkedHashMap<String, @Nullable Object>();
    switch (event) {
      case IssueEvent.Created created -> tell(details, created.issue());
      case IssueEvent.Changed changed -> {
        details.put("from", told(changed.from()));
        details.put("to", told(changed.to()));
      }
      case IssueEvent.LabelsChanged labels -> {
        details.put("added", names(labels.added()));
        details.put("removed", names(labels.removed()));
        details.put("added_ids", ids(labels.added()));
        details.put("removed_ids", ids(labels.removed()));
      }
      case IssueEvent.Deleted ignored -> {}
      case IssueEvent.Restored ignored -> {}
      case IssueEvent.CommentAdded added -> tellComment(details, added.commentId());
      case IssueEvent.AttachmentAdded(var id, var filename) ->
          tellAttachment(details, id, filename);
      case IssueEvent.AttachmentRemoved(var id, var filename) ->
          tellAttachment(details, id, filename);
      case IssueEvent.Redacted redacted -> {
        details.put("what", redacted.what());
        details.put("id", redacted.id());
        details.put("reason", redacted.reason());
      }
    }
    return Collections.unmodifiableMap(details);
  }

  private void tell(Map<String, @Nullable Object> details, Issue issue) {
    details.put("title", issue.title());
    putIfGiven(details, "description", issue.description());
    details.put("status", told(issue.status()));
    details.put("priority", told(issue.priority()));
    putIfGiven(details, "due_date", issue.dueDate());
    putIfGiven(details, "assignee", issue.assignee());
    putIfGiven(details, "external_id", issue.externalId());
    details.put("reporter", told(issue.reporter()));
    putIfGiven(details, "resolved_at", issue.resolvedAt());
    putIfGiven(details, "closed_at", issue.closedAt());
    if (!issue.labels().isEmpty()) {
      details.put("labels", names(issue.labels()));
      details.put("label_ids", ids(issue.labels()));
    }
  }

  private void putIfGiven(
      Map<String, @Nullable Object> details, String name, @Nullable Object value) {
    if (value != null) {
      details.put(name, told(value));
    }
  }

  private void tellComment(Map<String, @Nullable Object> details, long id) {
    var comment = store.comments.get(id).comment();
    details.put("comment_id", id);
    details.put("parent_id", comment.parentId());
    details.put("body", comment.body());
  }

  private static void tellAttachment(
      Map<String, @Nullable Object> details, long id, String filename) {
    details.put("attachment_id", id);
    details.put("filename", filename);
  }

  private @Nullable Object told(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Status status -> status.code();
      case Priority priority -> priority.code();
      case LocalDate date -> date.toString();
      default -> present.value(value);
    };
  }

  private static List<String> names(List<LabelRef> labels) {
    return labels.stream().map(LabelRef::name).toList();
  }

  private static List<Long> ids(List<LabelRef> labels) {
    return labels.stream().map(LabelRef::id).toList();
  }
}
