package dev.issuetracker.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A container of issues. An archived one can be read, and nothing in it can be written.
 *
 * @param owner null only for the project that was there before the first person
 */
public record Project(
    long id,
    ProjectKey key,
    String name,
    @Nullable String description,
    @Nullable PersonRef owner,
    boolean archived,
    Instant createdAt,
    Instant updatedAt) {

  public ProjectRef ref() {
    return new ProjectRef(id, key, name, archived);
  }
}
