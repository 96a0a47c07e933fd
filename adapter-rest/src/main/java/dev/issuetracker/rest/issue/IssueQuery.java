package dev.issuetracker.rest.issue;

import dev.issuetracker.application.finding.IssueFilter;
import dev.issuetracker.application.finding.IssueFilter.Between;
import dev.issuetracker.application.finding.SearchText;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The query parameters that narrow and order a list of issues. */
@Introspected
public record IssueQuery(
    @QueryValue
        @Parameter(description = "Any of these; `!` in front of one excludes it. Repeatable")
        List<String> status,
    @QueryValue
        @Parameter(description = "Any of these; `!` in front of one excludes it. Repeatable")
        List<String> priority,
    @QueryValue
        @Parameter(
            description =
                "All of these labels; `!` in front of one excludes it, and `\\!` in front stands"
                    + " for a name that begins with `!`. Repeatable")
        List<String> label,
    @QueryValue @Parameter(description = "An id, a username, `none` or `me`; `!` in front excludes")
        @Nullable String assignee,
    @QueryValue @Parameter(description = "An id, a username, `none` or `me`; `!` in front excludes")
        @Nullable String reporter,
    @QueryValue @Parameter(description = "A key or an id") @Nullable String project,
    @QueryValue @Parameter(description = "Any of these issues. Repeatable") List<String> id,
    @QueryValue("external_id") @Nullable String externalId,
    @QueryValue
        @Parameter(
            description =
                "Words to look for in title, description and comments: all of them, \"phrases\","
                    + " -not, or; the last word may be half typed. An issue is taken away if any of"
                    + " its texts says the word; beside or, it is the text that is. Keys and ids"
                    + " are found too",
            schema = @Schema(type = "string", maxLength = SearchText.LIMIT))
        @Nullable String q,
    @QueryValue("created_after") @Parameter(description = FROM) @Nullable String createdAfter,
    @QueryValue("created_before") @Parameter(description = BEFORE) @Nullable String createdBefore,
    @QueryValue("updated_after") @Parameter(description = FROM) @Nullable String updatedAfter,
    @QueryValue("updated_before") @Parameter(description = BEFORE) @Nullable String updatedBefore,
    @QueryValue("resolved_after") @Parameter(description = FROM) @Nullable String resolvedAfter,
    @QueryValue("resolved_before") @Parameter(description = BEFORE) @Nullable String resolvedBefore,
    @QueryValue("active_after") @Parameter(description = FROM) @Nullable String activeAfter,
    @QueryValue("active_before") @Parameter(description = BEFORE) @Nullable String activeBefore,
    @QueryValue("due_after") @Parameter(description = FROM) @Nullable String dueAfter,
    @QueryValue("due_before") @Parameter(description = BEFORE) @Nullable String dueBefore,
    @QueryValue @Parameter(description = "Only deleted issues: for managers")
        @Nullable Boolean deleted,
    @QueryValue
        @Parameter(
            description =
                "Up to 3 of created_at, updated_at, last_activity_at, due_date, priority, id and"
                    + " (with q) relevance, with commas between them; `-` in front turns one"
                    + " around. Ties are by id in the direction of the last. Issues without a due"
                    + " date come last either way, the most relevant first either way",
            schema = @Schema(type = "string", defaultValue = "-created_at"))
        @Nullable String sort) {
  private static final String FROM = "A date (its first moment in UTC) or a time, inclusive";
  private static final String BEFORE = "A date (its first moment in UTC) or a time, exclusive";

  public IssueFilter toFilter() {
    return new IssueFilter(
        status,
        priority,
        label,
        assignee,
        reporter,
        project,
        id,
        externalId,
        q,
        new IssueFilter.Times(
            new Between(createdAfter, createdBefore),
            new Between(updatedAfter, updatedBefore),
            new Between(resolvedAfter, resolvedBefore),
            new Between(activeAfter, activeBefore),
            new Between(dueAfter, dueBefore)),
        deleted != null && deleted,
        sort);
  }
}
