package dev.issuetracker.rest.docs;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.extensions.Extension;
import io.swagger.v3.oas.annotations.extensions.ExtensionProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Serdeable
@Schema(name = "SamplePage")
record SamplePage(
    @Nullable Integer count,
    @Nullable Boolean countExact,
    @Nullable String next,
    @Nullable String previous,
    List<Sample> results,
    @Schema(
            extensions =
                @Extension(
                    properties =
                        @ExtensionProperty(name = SchemaUse.SOMETIMES_ABSENT, value = "true")))
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable Boolean fuzzy) {}
