package dev.issuetracker.rest.docs;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Serdeable
@Schema(name = "SampleDraft")
record SampleDraft(
    @Schema(minLength = 1, maxLength = 255) String title,
    @Nullable String description,
    Sample.@Nullable Colour colour,
    @Nullable LocalDate dueDate,
    @Nullable Integer size,
    Sample.@Nullable Person assignee,
    @Nullable List<String> labels) {}
