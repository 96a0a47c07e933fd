package dev.issuetracker.rest.answer;

import dev.issuetracker.application.Window;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The query parameters that every list takes. */
@Introspected
public record Paging(
    @QueryValue
        @Parameter(
            description = "How many rows at the most",
            schema = @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "20"))
        @Nullable Integer size,
    @QueryValue
        @Parameter(
            description =
                "A page by its number, down to row "
                    + Window.DEEPEST_ROW
                    + "; follow `next` to go deeper",
            schema = @Schema(type = "integer", minimum = "1", defaultValue = "1"))
        @Nullable Integer page,
    @QueryValue
        @Parameter(description = "A place in the list, from `next` or `previous` of an answer")
        @Nullable String cursor,
    @QueryValue
        @Parameter(
            description =
                "How far to count: exact, none, or (the default, of a first page) up to "
                    + Window.COUNTED,
            schema = @Schema(allowableValues = {"exact", "none"}))
        @Nullable String count) {}
