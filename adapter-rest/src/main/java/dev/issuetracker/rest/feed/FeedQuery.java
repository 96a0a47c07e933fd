package dev.issuetracker.rest.feed;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** From where on, how much, and how long to wait for it. */
@Introspected
record FeedQuery(
    @QueryValue
        @Parameter(
            description =
                "The id of the event that was seen last, or `latest` for what happens from now on;"
                    + " without it the feed begins at the beginning")
        @Nullable String after,
    @QueryValue("wait")
        @Parameter(
            description =
                "How many seconds to wait if nothing has happened since; a stream waits in any"
                    + " case",
            schema = @Schema(type = "integer", minimum = "0", maximum = "60", defaultValue = "0"))
        @Nullable Integer seconds,
    @QueryValue
        @Parameter(
            description = "How many events at the most; a stream has no such end",
            schema = @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "20"))
        @Nullable Integer size) {}
