package dev.issuetracker.application.memory;

import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.IssueEvent;
import dev.issuetracker.domain.IssueField;
import dev.issuetracker.domain.Texts;
import org.jspecify.annotations.Nullable;

/** Copies of issues and events in which a text is blotted out. */
final class Blot {
  private Blot() {}

  static Issue field(Issue then, IssueField field) {
    return new Issue(
        then.id(),
        then.number(),
        then.project(),
        then.version(),
        field == IssueField.TITLE ? Texts.REDACTED : then.title(),
        field == IssueField.DESCRIPTION ? text(then.description()) : then.description(),
        then.status(),
        then.priority(),
        then.dueDate(),
        then.externalId(),
        then.assignee(),
        then.reporter(),
        then.labels(),
        then.createdAt(),
        then.updatedAt(),
        then.resolvedAt(),
        then.closedAt(),
        then.deletion(),
        then.activity());
  }

  static IssueEvent field(IssueEvent then, IssueField field) {
    return switch (then) {
      case IssueEvent.Changed change when change.field() == field ->
          new IssueEvent.Changed(field, mark(change.from()), mark(change.to()));
      case IssueEvent.Created created -> new IssueEvent.Created(field(created.issue(), field));
      default -> then;
    };
  }

  static IssueEvent attachment(IssueEvent then, long id) {
    return switch (then) {
      case IssueEvent.AttachmentAdded added when added.attachmentId() == id ->
          new IssueEvent.AttachmentAdded(id, Texts.REDACTED);
      case IssueEvent.AttachmentRemoved removed when removed.attachmentId() == id ->
          new IssueEvent.AttachmentRemoved(id, Texts.REDACTED);
      default -> then;
    };
  }

  private static @Nullable Object mark(@Nullable Object text) {
    return text == null ? null : Texts.REDACTED;
  }

  private static @Nullable String text(@Nullable String text) {
    return text == null ? null : Texts.REDACTED;
  }
}
