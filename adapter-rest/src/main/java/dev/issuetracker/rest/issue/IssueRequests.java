package dev.issuetracker.rest.issue;

import dev.issuetracker.application.issue.IssueUseCases;
import dev.issuetracker.domain.Fault;
import dev.issuetracker.domain.Faults;
import dev.issuetracker.domain.Field;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.IssueDraft;
import dev.issuetracker.domain.IssuePatch;
import dev.issuetracker.domain.LabelName;
import dev.issuetracker.domain.Texts;
import dev.issuetracker.rest.json.Checked;
import dev.issuetracker.rest.json.ReferenceText;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What callers send about one issue. */
final class IssueRequests {
  static final String STATUS = "One of open, in_progress, resolved, closed";
  static final String PRIORITY = "One of low, medium, high, critical";
  static final String PROJECT = "A project's key or id";
  static final String ASSIGNEE = "A username; not together with assignee_id";
  static final String LABELS = "Names of labels; those that do not exist are created";

  private IssueRequests() {}

  static Optional<Fault> versionFault(@Nullable Long version) {
    return version == null || version >= 1
        ? Optional.empty()
        : Optional.of(new Fault("/version", "out_of_range", "must be at least 1"));
  }

  @Serdeable
  @Schema(name = "OpenIssue")
  record Open(
      @Schema(minLength = 1, maxLength = Texts.TITLE_LIMIT) String title,
      @Schema(maxLength = Texts.LONG_TEXT_LIMIT) @Nullable String description,
      @Schema(
              description = STATUS,
              allowableValues = {"open", "in_progress", "resolved", "closed"},
              defaultValue = "open")
          @Nullable String status,
      @Schema(
              description = PRIORITY,
              allowableValues = {"low", "medium", "high", "critical"},
              defaultValue = "medium")
          @Nullable String priority,
      @Schema(type = "string", format = "date") @Nullable String dueDate,
      @Schema(description = PROJECT, defaultValue = "MAIN") @Nullable ReferenceText project,
      @Schema(description = ASSIGNEE) @Nullable String assignee,
      @Nullable Long assigneeId,
      @ArraySchema(
              maxItems = Issue.MOST_LABELS,
              schema = @Schema(minLength = 1, maxLength = LabelName.LIMIT),
              arraySchema = @Schema(description = LABELS))
          @Nullable List<String> labels,
      @Schema(minLength = 1, maxLength = Texts.EXTERNAL_ID_LIMIT) @Nullable String externalId)
      implements Checked {

    @Override
    public List<Fault> shapeFaults() {
      return Assignees.clash(assignee != null, assigneeId != null);
    }

    @Override
    public List<Fault> faults() {
      return toDraft().faults();
    }

    IssueDraft toDraft() {
      return new IssueDraft(
          title,
          description,
          status,
          priority,
          dueDate,
          ReferenceText.textOf(project),
          Assignees.reference(assignee, assigneeId),
          null,
          labels == null ? List.of() : labels,
          externalId,
          null);
    }
  }

  @Serdeable
  @Schema(name = "ChangeIssue", description = "A merge patch: an absent field stays, null clears")
  record Change(
      @Schema(description = "The version that the change was made from; or send If-Match")
          @Nullable Long version,
      @Schema(
              requiredMode = Schema.RequiredMode.NOT_REQUIRED,
              type = "string",
              minLength = 1,
              maxLength = Texts.TITLE_LIMIT)
          Field<String> title,
      @Schema(
              requiredMode = Schema.RequiredMode.NOT_REQUIRED,
              type = "string",
              maxLength = Texts.LONG_TEXT_LIMIT,
              nullable = true)
          Field<String> description,
      @Schema(
              requiredMode = Schema.RequiredMode.NOT_REQUIRED,
              type = "string",
              allowableValues = {"open", "in_progress", "resolved", "closed"},
              description = STATUS)
          Field<String> status,
      @Schema(
              requiredMode = Schema.RequiredMode.NOT_REQUIRED,
              type = "string",
              allowableValues = {"low", "medium", "high", "critical"},
              description = PRIORITY)
          Field<String> priority,
      @Schema(
              requiredMode = Schema.RequiredMode.NOT_REQUIRED,
              type = "string",
              format = "date",
              nullable = true)
          Field<String> dueDate,
      @Schema(
              requiredMode = Schema.RequiredMode.NOT_REQUIRED,
              type = "string",
              description = ASSIGNEE,
              nullable = true)
          Field<String> assignee,
      @Schema(
              requiredMode = Schema.RequiredMode.NOT_REQUIRED,
              type = "integer",
              format = "int64",
              nullable = true)
          Field<Long> assigneeId,
      @Schema(
              requiredMode = Schema.RequiredMode.NOT_REQUIRED,
              implementation = ReferenceText.class,
              description = PROJECT)
          Field<ReferenceText> project,
      @ArraySchema(
              maxItems = Issue.MOST_LABELS,
              schema = @Schema(type = "string", minLength = 1, maxLength = LabelName.LIMIT),
              arraySchema =
                  @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED, description = LABELS))
          @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED)
          Field<List<String>> labels)
      implements Checked {

    @Override
    public List<Fault> shapeFaults() {
      return Assignees.clash(assignee.isPresent(), assigneeId.isPresent());
    }

    @Override
    public List<Fault> faults() {
      return new Faults().add(versionFault(version)).addAll(toPatch().faults()).toList();
    }

    IssuePatch toPatch() {
      return new IssuePatch(
          title,
          description,
          status,
          priority,
          dueDate,
          Assignees.reference(assignee, assigneeId),
          project.map(ReferenceText::text),
          labels);
    }
  }

  @Serdeable
  @Schema(name = "ReplaceLabels")
  record ReplaceLabels(
      @ArraySchema(
              maxItems = Issue.MOST_LABELS,
              schema = @Schema(minLength = 1, maxLength = LabelName.LIMIT),
              arraySchema = @Schema(description = LABELS))
          List<String> labels)
      implements Checked {
    @Override
    public List<Fault> faults() {
      return IssuePatch.none().withLabels(labels).faults();
    }
  }

  @Serdeable
  @Schema(name = "AdjustLabels")
  record AdjustLabels(
      @ArraySchema(
              maxItems = Issue.MOST_LABELS,
              schema = @Schema(minLength = 1, maxLength = LabelName.LIMIT),
              arraySchema = @Schema(description = LABELS))
          @Nullable List<String> add,
      @ArraySchema(
              maxItems = Issue.MOST_LABELS,
              schema = @Schema(minLength = 1, maxLength = LabelName.LIMIT),
              arraySchema = @Schema(description = "Names of labels that exist"))
          @Nullable List<String> remove)
      implements Checked {
    @Override
    public List<Fault> faults() {
      return IssueUseCases.AdjustLabels.faults(added(), removed());
    }

    List<String> added() {
      return add == null ? List.of() : add;
    }

    List<String> removed() {
      return remove == null ? List.of() : remove;
    }
  }

  @Serdeable
  @Schema(name = "AddComment")
  record AddComment(
      @Schema(minLength = 1, maxLength = Texts.LONG_TEXT_LIMIT) String body,
      @Schema(description = "The comment that this one answers") @Nullable Long parentId)
      implements Checked {
    @Override
    public List<Fault> faults() {
      return body == null ? List.of() : Texts.comment("/body", body).stream().toList();
    }
  }
}
