package dev.issuetracker.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A container of issues. An archived one can be read, and nothing in it can be written. */
public record Project(
    long id,
    ProjectKey key,
    String name,
    @Nullable String description,
    PersonRef owner,
    boolean archived,
    Instant createdAt,
    Instant updatedAt) {

  public ProjectRef ref() {
    return new ProjectRef(id, key, name, archived);
  }
}
