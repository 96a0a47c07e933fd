package dev.issuetracker.application.issue;

import dev.issuetracker.domain.LabelRef;
import dev.issuetracker.domain.PersonRef;
import dev.issuetracker.domain.Priority;
import dev.issuetracker.domain.ProjectRef;
import dev.issuetracker.domain.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An issue that passed every rule and has everything but its id and its number. */
public record NewIssue(
    ProjectRef project,
    String title,
    @Nullable String description,
    Status status,
    Priority priority,
    @Nullable LocalDate dueDate,
    @Nullable String externalId,
    @Nullable PersonRef assignee,
    PersonRef reporter,
    List<LabelRef> labels,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant resolvedAt,
    @Nullable Instant closedAt) {
  public NewIssue {
    labels = List.copyOf(labels);
  }
}
