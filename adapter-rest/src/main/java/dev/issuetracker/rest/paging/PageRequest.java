package dev.issuetracker.rest.paging;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What every list takes. */
@Introspected
public record PageRequest(
    @Parameter(description = "Which page, from 1. Deeper than 10,000 rows, follow next.")
        @Schema(minimum = "1")
        @QueryValue
        @Nullable Integer page,
    @Parameter(description = "How many rows at the most; 20 if absent.")
        @Schema(minimum = "1", maximum = "100")
        @QueryValue
        @Nullable Integer size,
    @Parameter(description = "From the link next or previous of an earlier answer.") @QueryValue
        @Nullable String cursor,
    @Parameter(description = "exact counts all rows, none counts nothing.") @QueryValue
        @Nullable String count) {}
