package dev.issuetracker.rest.issue;

import dev.issuetracker.application.Window;
import dev.issuetracker.application.issue.BulkUseCases;
import dev.issuetracker.domain.Issue;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What became of many issues. */
final class BulkResponses {
  private BulkResponses() {}

  /**
   * @param id null, as the key, where nothing was really created
   */
  @Serdeable
  @Schema(name = "BulkEntry")
  record Entry(
      @Schema(description = "null in a dry run of a creation") @Nullable Long id,
      @Schema(description = "null in a dry run of a creation") @Nullable String key,
      String title,
      String status,
      long version) {

    private static Entry of(Issue issue) {
      return new Entry(
          issue.id(),
          issue.key().toString(),
          issue.title(),
          issue.status().code(),
          issue.version());
    }

    private static Entry imagined(Issue issue) {
      return new Entry(null, null, issue.title(), issue.status().code(), issue.version());
    }
  }

  @Serdeable
  @Schema(name = "IssuesCreated")
  record Created(List<Entry> created) {
    /** As many as a list takes ids and shows on a page. */
    static final int MOST_NAMED = Window.MOST;

    static Created of(List<Issue> issues, boolean rehearsal) {
      return new Created(issues.stream().map(rehearsal ? Entry::imagined : Entry::of).toList());
    }

    /** The list of the issues, in one page. */
    static URI location(List<Issue> issues) {
      var ids =
          issues.stream()
              .limit(MOST_NAMED)
              .map(issue -> "id=" + issue.id())
              .collect(Collectors.joining("&"));
      var size = issues.size() > Window.DEFAULT_SIZE ? "&size=" + MOST_NAMED : "";
      return URI.create("/api/v1/issues?" + ids + "&sort=id" + size);
    }
  }

  @Serdeable
  @Schema(name = "IssuesUpdated")
  record Updated(
      List<Entry> updated,
      @Schema(description = "Ids of those that were so already") List<Long> unchanged) {
    static Updated from(BulkUseCases.Outcome outcome) {
      return new Updated(outcome.updated().stream().map(Entry::of).toList(), outcome.unchanged());
    }
  }
}
