package dev.issuetracker.bootstrap.settings;

import dev.issuetracker.application.attachment.AttachmentPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an operator can choose about files, and about what is kept of deleted issues.
 *
 * @param folder where the bytes lie; null: in the database
 * @param types the media types that may be attached; null: the usual ones
 * @param purgeAfterDays when the texts of deleted issues are purged; 0: never
 * @param importLease how long an import waits for a server that gives no sign of life
 */
public record FileSettings(
    @Nullable Path folder, @Nullable Set<String> types, int purgeAfterDays, Duration importLease) {
  private static final int TEN_YEARS = 3_650;

  static FileSettings read(Environment environment) {
    // One that no content is told to be would allow nothing, and look as if it did.
    var known = AttachmentPolicy.everyType();
    var types =
        environment.list(
            "TRACKER_ATTACHMENT_TYPES", "some of " + String.join(", ", known), known::contains);
    return new FileSettings(
        environment.text("TRACKER_BLOB_DIR") == null
            ? null
            : environment.path("TRACKER_BLOB_DIR", ""),
        types.isEmpty() ? null : new TreeSet<>(types),
        environment.number("TRACKER_PURGE_AFTER_DAYS", 0, 0, TEN_YEARS),
        Duration.ofSeconds(environment.number("TRACKER_IMPORT_LEASE", 8, 1, 600)));
  }
}
