package dev.issuetracker.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A word that issues can carry. */
public record Label(
    long id,
    LabelName name,
    String color,
    @Nullable String description,
    long issueCount,
    Instant createdAt) {

  public LabelRef ref() {
    return new LabelRef(id, name.value(), color);
  }
}
