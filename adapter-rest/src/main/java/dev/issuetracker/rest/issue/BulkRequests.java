package dev.issuetracker.rest.issue;

import dev.issuetracker.application.issue.BulkUseCases;
import dev.issuetracker.application.issue.BulkUseCases.Entry;
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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What callers send about many issues at once. */
final class BulkRequests {
  private BulkRequests() {}

  @Serdeable
  @Schema(name = "OpenIssues")
  record OpenMany(
      @ArraySchema(minItems = 1, maxItems = BulkUseCases.MOST) List<IssueRequests.Open> issues) {
    List<IssueDraft> toDrafts() {
      return issues.stream().map(IssueRequests.Open::toDraft).toList();
    }
  }

  @Serdeable
  @Schema(name = "ChangeIssues")
  record ChangeMany(@ArraySchema(minItems = 1, maxItems = BulkUseCases.MOST) List<Update> updates) {
    List<Entry> toEntries() {
      return entries("/updates", updates, Update::toEntry);
    }
  }

  @Serdeable
  @Schema(name = "ChangeOneOfMany", description = "A merge patch of one issue")
  record Update(
      long id,
      @Schema(description = "The version that the change was made from; absent: any")
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
              description = IssueRequests.STATUS)
          Field<String> status,
      @Schema(
              requiredMode = Schema.RequiredMode.NOT_REQUIRED,
              type = "string",
              allowableValues = {"low", "medium", "high", "critical"},
              description = IssueRequests.PRIORITY)
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
              description = IssueRequests.ASSIGNEE,
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
              description = IssueRequests.PROJECT)
          Field<ReferenceText> project,
      @ArraySchema(
              maxItems = Issue.MOST_LABELS,
              schema = @Schema(type = "string", minLength = 1, maxLength = LabelName.LIMIT),
              arraySchema =
                  @Schema(
                      requiredMode = Schema.RequiredMode.NOT_REQUIRED,
                      description = IssueRequests.LABELS))
          @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED)
          Field<List<String>> labels)
      implements Checked {

    private IssueRequests.Change change() {
      return new IssueRequests.Change(
          version,
          title,
          description,
          status,
          priority,
          dueDate,
          assignee,
          assigneeId,
          project,
          labels);
    }

    @Override
    public List<Fault> shapeFaults() {
      return withVersion(change().shapeFaults(), version);
    }

    @Override
    public List<Fault> faults() {
      return change().toPatch().faults();
    }

    private Entry toEntry(String pointer) {
      return new Entry(pointer, pointer + "/id", id, version, change().toPatch());
    }
  }

  @Serdeable
  @Schema(name = "MoveIssues")
  record MoveMany(
      @ArraySchema(
              schema = @Schema(type = "integer", format = "int64"),
              minItems = 1,
              maxItems = BulkUseCases.MOST)
          List<Long> issueIds,
      @Schema(
              description = IssueRequests.STATUS,
              allowableValues = {"open", "in_progress", "resolved", "closed"})
          String status)
      implements Checked {
    @Override
    public List<Fault> faults() {
      return BulkUseCases.MoveMany.faults(issueIds, status);
    }
  }

  @Serdeable
  @Schema(name = "MoveOneOfMany")
  record Move(
      long id,
      @Schema(
              description = IssueRequests.STATUS,
              allowableValues = {"open", "in_progress", "resolved", "closed"})
          String status,
      @Schema(description = "The version that the change was made from; absent: any")
          @Nullable Long version)
      implements Checked {

    @Override
    public List<Fault> shapeFaults() {
      return withVersion(List.of(), version);
    }

    @Override
    public List<Fault> faults() {
      return patch().faults();
    }

    private IssuePatch patch() {
      return status == null ? IssuePatch.none() : IssuePatch.none().withStatus(status);
    }

    private Entry toEntry(String pointer) {
      return new Entry(pointer, pointer + "/id", id, version, patch());
    }

    static List<Entry> toEntries(List<Move> moves) {
      return entries("", moves, Move::toEntry);
    }
  }

  private static List<Fault> withVersion(List<Fault> others, @Nullable Long version) {
    return new Faults().addAll(others).add(IssueRequests.versionFault(version)).toList();
  }

  private interface Placing<T> {
    Entry at(T one, String pointer);
  }

  private static <T> List<Entry> entries(String prefix, List<T> given, Placing<T> placing) {
    var entries = new ArrayList<Entry>();
    for (int i = 0; i < given.size(); i++) {
      entries.add(placing.at(given.get(i), prefix + "/" + i));
    }
    return entries;
  }
}
