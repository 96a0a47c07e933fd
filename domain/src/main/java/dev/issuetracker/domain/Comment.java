package dev.issuetracker.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something said about an issue. It never changes. */
public record Comment(
    long id,
    long issueId,
    @Nullable Long parentId,
    String body,
    PersonRef author,
    Instant createdAt) {
  /** How many comments a thread may be deep, the first one included. */
  public static final int DEEPEST = 32;
}
