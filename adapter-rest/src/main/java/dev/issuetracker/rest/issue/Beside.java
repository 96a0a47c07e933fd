package dev.issuetracker.rest.issue;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters that ask for something beside a list of issues. */
@Introspected
record Beside(
    @QueryValue
        @Parameter(
            description =
                "Fields whose values to count, of status, priority, label and assignee, with"
                    + " commas between them. A field's own filter does not narrow its counts")
        @Nullable String facets,
    @QueryValue(defaultValue = "false")
        @Parameter(description = "Whether to show where `q` was found")
        boolean highlight) {}
