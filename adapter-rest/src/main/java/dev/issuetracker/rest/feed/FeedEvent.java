package dev.issuetracker.rest.feed;

import dev.issuetracker.application.history.ChangeFeed;
import dev.issuetracker.rest.answer.PersonBrief;
import dev.issuetracker.rest.issue.TimelineEntry;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One thing that happened to some issue. */
@Serdeable
@Schema(name = "FeedEvent")
public record FeedEvent(
    @Schema(description = "Its place in the feed, the same for everybody and for good") String id,
    @Schema(ref = "#/components/schemas/EventType") String type,
    IssueOfEvent issue,
    @Schema(description = "When it happened; an import brings this along") Instant timestamp,
    @Schema(description = "When the tracker learned of it") Instant recordedAt,
    PersonBrief actor,
    @Schema(description = "The version that it made; null for what makes none")
        @Nullable Long version,
    @Schema(description = "The request that did it") @Nullable String requestId,
    @Schema(
            description =
                "What is particular to the type: from and to, or added and removed with added_ids"
                    + " and removed_ids; what an issue was created with. Empty for who may not know"
                    + " what a deleted issue said")
        Map<String, @Nullable Object> details) {

  /** The issue that something happened to, as it is now. */
  @Serdeable
  @Schema(name = "IssueOfEvent")
  public record IssueOfEvent(
      long id,
      String key,
      @Schema(description = "The project that it was in when this happened") long projectId,
      @Schema(description = "Whether it is deleted by now") boolean deleted) {}

  static FeedEvent from(ChangeFeed.Entry entry, String id) {
    var told = TimelineEntry.from(entry.event());
    return new FeedEvent(
        id,
        told.type(),
        new IssueOfEvent(
            entry.event().issueId(),
            entry.issue().toString(),
            entry.event().projectId(),
            entry.deleted()),
        told.timestamp(),
        told.recordedAt(),
        told.actor(),
        told.version(),
        entry.event().requestId(),
        told.details());
  }
}
