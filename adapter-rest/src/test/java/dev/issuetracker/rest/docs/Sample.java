package dev.issuetracker.rest.docs;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One of every shape that the generator is known to describe well or badly. */
@Serdeable
@Schema(name = "Sample", description = "A sample.")
record Sample(
    long id,
    String title,
    @Nullable String description,
    Colour colour,
    @Nullable Colour otherColour,
    @Nullable Boolean countExact,
    @Nullable Long commentCount,
    @Nullable Double averageSeconds,
    boolean archived,
    @Nullable LocalDate dueDate,
    Instant createdAt,
    @Nullable Instant resolvedAt,
    Person reporter,
    @Nullable Person assignee,
    List<Person> watchers,
    @Nullable List<String> labels,
    Map<String, List<String>> errors) {

  @Serdeable
  @Schema(name = "SamplePerson")
  record Person(long id, @Schema(maxLength = 64, pattern = "[a-z]+") String username) {}

  @Schema(name = "SampleColour")
  enum Colour {
    RED,
    GREEN
  }
}
