package dev.issuetracker.application.history;

import dev.issuetracker.domain.PersonRef;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event as it is told.
 *
 * @param version the version that the issue had after it; null for what makes no version (comments,
 *     attachments)
 * @param details by name: texts, numbers, times, {@link PersonRef}, {@link
 *     dev.issuetracker.domain.ProjectRef}, lists of the names of labels and of their ids, null for
 *     what is empty
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

  /** Whole, because a compact one loses in its class file that details may be null. */
  public HistoryEntry(
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
    this.id = id;
    this.issueId = issueId;
    this.projectId = projectId;
    this.type = type;
    this.version = version;
    this.actor = actor;
    this.recordedAt = recordedAt;
    this.occurredAt = occurredAt;
    this.requestId = requestId;
    this.details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
  }

  /** The same without its details. */
  HistoryEntry untold() {
    return new HistoryEntry(
        id, issueId, projectId, type, version, actor, recordedAt, occurredAt, requestId, Map.of());
  }
}
