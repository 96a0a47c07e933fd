package dev.issuetracker.rest.issue;

import dev.issuetracker.application.history.HistoryEntry;
import dev.issuetracker.domain.PersonRef;
import dev.issuetracker.domain.ProjectRef;
import dev.issuetracker.rest.answer.PersonBrief;
import dev.issuetracker.rest.answer.ProjectBrief;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One thing that happened to an issue. */
@Serdeable
public record TimelineEntry(
    long id,
    @Schema(ref = "#/components/schemas/EventType") String type,
    @Schema(description = "When it happened; an import brings this along") Instant timestamp,
    @Schema(description = "When the tracker learned of it") Instant recordedAt,
    PersonBrief actor,
    @Schema(description = "The version that it made; null for what makes none")
        @Nullable Long version,
    @Schema(
            description =
                "What is particular to the type: from and to, or added and removed with added_ids"
                    + " and removed_ids; what an issue was created with")
        Map<String, @Nullable Object> details) {

  public static TimelineEntry from(HistoryEntry entry) {
    var details = new LinkedHashMap<String, @Nullable Object>();
    entry.details().forEach((name, value) -> details.put(name, shown(value)));
    return new TimelineEntry(
        entry.id(),
        entry.type(),
        entry.occurredAt(),
        entry.recordedAt(),
        PersonBrief.from(entry.actor()),
        entry.version(),
        details);
  }

  private static @Nullable Object shown(@Nullable Object value) {
    return switch (value) {
      case PersonRef person -> PersonBrief.from(person);
      case ProjectRef project -> ProjectBrief.from(project);
      case null -> null;
      default -> value;
    };
  }
}
