package dev.issuetracker.application.history;

import dev.issuetracker.domain.PersonRef;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event as it is told.
 *
 * @param version the version that the issue had after it; null for what makes no version (comments,
 *     attachments)
 * @param details by name: texts, numbers, {@link PersonRef}, {@link
 *     dev.issuetracker.domain.ProjectRef}, lists of label names
 */
public record HistoryEntry(
    long id,
    long issueId,
    long projectId,
    String type,
    @Nullable Long version,
    PersonRef actor,
    Instant recordedAt,
    Instant occurredAt,
    @Nullable String requestId,
    Map<String, @Nullable Object> details) {

  /** The same without its details. */
  HistoryEntry untold() {
    return new HistoryEntry(
        id, issueId, projectId, type, version, actor, recordedAt, occurredAt, requestId, Map.of());
  }
}
