package dev.issuetracker.rest.answer;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param count how many rows the whole list has, where that was counted
 * @param countExact whether there are not more
 * @param next the path of the next part, with every parameter and without a host
 */
@Serdeable
public record Listing<T>(
    @Nullable Long count,
    @Nullable Boolean countExact,
    @Nullable String next,
    @Nullable String previous,
    List<T> results)
    implements Linked {}
