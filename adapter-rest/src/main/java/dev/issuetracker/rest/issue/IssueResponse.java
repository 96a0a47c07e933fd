package dev.issuetracker.rest.issue;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.issuetracker.domain.Deletion;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.rest.answer.LabelBrief;
import dev.issuetracker.rest.answer.PersonBrief;
import dev.issuetracker.rest.answer.ProjectBrief;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.extensions.Extension;
import io.swagger.v3.oas.annotations.extensions.ExtensionProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An issue in a list. */
@Serdeable
@Schema(name = "Issue")
public record IssueResponse(
    long id,
    String key,
    ProjectBrief project,
    String title,
    @Nullable String description,
    @Schema(allowableValues = {"open", "in_progress", "resolved", "closed"}) String status,
    @Schema(allowableValues = {"low", "medium", "high", "critical"}) String priority,
    @Nullable LocalDate dueDate,
    @Nullable String externalId,
    @Nullable PersonBrief assignee,
    PersonBrief reporter,
    List<LabelBrief> labels,
    long commentCount,
    long attachmentCount,
    long version,
    Instant createdAt,
    Instant updatedAt,
    Instant lastActivityAt,
    @Nullable Instant resolvedAt,
    @Nullable Instant closedAt,
    @Schema(
            description = "Only for a deleted issue",
            extensions =
                @Extension(
                    properties =
                        @ExtensionProperty(
                            name = "x-sometimes-absent",
                            value = "true",
                            parseValue = true)))
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable Instant deletedAt,
    @Schema(
            description = "Only for a deleted issue",
            extensions =
                @Extension(
                    properties =
                        @ExtensionProperty(
                            name = "x-sometimes-absent",
                            value = "true",
                            parseValue = true)))
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable PersonBrief deletedBy) {

  public static IssueResponse from(Issue issue) {
    Deletion deletion = issue.deletion();
    return new IssueResponse(
        issue.id(),
        issue.key().toString(),
        ProjectBrief.from(issue.project()),
        issue.title(),
        issue.description(),
        issue.status().code(),
        issue.priority().code(),
        issue.dueDate(),
        issue.externalId(),
        PersonBrief.fromNullable(issue.assignee()),
        PersonBrief.from(issue.reporter()),
        LabelBrief.from(issue.labels()),
        issue.activity().comments(),
        issue.activity().attachments(),
        issue.version(),
        issue.createdAt(),
        issue.updatedAt(),
        issue.activity().lastAt(),
        issue.resolvedAt(),
        issue.closedAt(),
        deletion == null ? null : deletion.at(),
        deletion == null ? null : PersonBrief.from(deletion.by()));
  }
}
