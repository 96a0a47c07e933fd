package dev.issuetracker.application.finding;

import dev.issuetracker.application.Slice;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list, with what is to be known about it.
 *
 * @param fuzzy whether nothing fitted, and these are issues with similar titles
 * @param rankedOf how many of the newest matches were put in order, if that is by relevance
 * @param facets what was asked for
 */
public record Found(
    Slice<IssueHit> hits, boolean fuzzy, @Nullable Long rankedOf, Map<Facet, Facet.Counts> facets) {

  /** So many of the newest matches are put in order by relevance, and no more. */
  public static final int MOST_RANKED = 10_000;

  /** So many issues with similar titles are answered at the most. */
  public static final int MOST_SIMILAR = 200;

  public Found {
    facets = Map.copyOf(facets);
  }

  public static Found of(Slice<IssueHit> hits) {
    return new Found(hits, false, null, Map.of());
  }

  public Found with(Map<Facet, Facet.Counts> counted) {
    return new Found(hits, fuzzy, rankedOf, counted.isEmpty() ? Map.of() : new EnumMap<>(counted));
  }
}
