package dev.issuetracker.rest.issue;

import dev.issuetracker.application.finding.Facet;
import dev.issuetracker.application.finding.Found;
import dev.issuetracker.rest.answer.Linked;
import dev.issuetracker.rest.answer.Listing;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A part of the list of issues. */
@Serdeable
@Schema(name = "IssueList")
public record IssueListing(
    @Nullable Long count,
    @Nullable Boolean countExact,
    @Nullable String next,
    @Nullable String previous,
    List<FoundIssue> results,
    @Schema(description = "Nothing fitted; these are issues with similar titles") boolean fuzzy,
    @Schema(description = "How many of the newest matches were put in order, if by relevance")
        @Nullable Long rankedOf,
    @Schema(description = "What was asked for: by field, the values with the most issues first")
        Map<String, Counts> facets)
    implements Linked {

  @Serdeable
  @Schema(name = "FacetCounts")
  public record Counts(
      List<Value> values,
      @Schema(
              description =
                  "Whether all issues were counted, and not the newest " + Facet.MOST_ISSUES)
          boolean exact,
      @Schema(description = "Whether there are more values than these " + Facet.MOST_VALUES)
          boolean more) {}

  @Serdeable
  @Schema(name = "FacetValue")
  public record Value(String value, long count) {}

  static IssueListing from(Listing<FoundIssue> listing, Found found) {
    return new IssueListing(
        listing.count(),
        listing.countExact(),
        listing.next(),
        listing.previous(),
        listing.results(),
        found.fuzzy(),
        found.rankedOf(),
        facets(found));
  }

  private static Map<String, Counts> facets(Found found) {
    var facets = new TreeMap<String, Counts>();
    found
        .facets()
        .forEach(
            (facet, counts) ->
                facets.put(
                    facet.code(),
                    new Counts(
                        counts.values().stream()
                            .map(value -> new Value(value.value(), value.count()))
                            .toList(),
                        counts.exact(),
                        counts.more())));
    return facets;
  }
}
