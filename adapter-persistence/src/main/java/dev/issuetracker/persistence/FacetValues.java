package dev.issuetracker.persistence;

import dev.issuetracker.application.finding.Facet;
import java.util.Collection;
import java.util.stream.Collectors;

/** The values that the issues of a sample have. */
final class FacetValues {
  static final String MOST_FIRST = "ORDER BY n DESC, value COLLATE \"C\"";

  private FacetValues() {}

  /** Those of each facet that most of them have, one more than are told. */
  static String of(Collection<Facet> facets) {
    return facets.stream()
        .map(
            facet ->
                """
                UNION ALL (SELECT '%s', value, n FROM (%s) counted %s LIMIT %d)
                """
                    .formatted(facet.code(), counted(facet), MOST_FIRST, Facet.MOST_VALUES + 1))
        .collect(Collectors.joining());
  }

  /** Names are looked up for what was counted, and not for each issue. */
  private static String counted(Facet facet) {
    return switch (facet) {
      case STATUS -> "SELECT status AS value, count(*) AS n FROM sample GROUP BY 1";
      case PRIORITY ->
          "SELECT (ARRAY['low', 'medium', 'high', 'critical'])[priority + 1] AS value,"
              + " count(*) AS n FROM sample GROUP BY 1";
      case ASSIGNEE ->
          "SELECT coalesce(u.username, 'none') AS value, n"
              + " FROM (SELECT assignee_id, count(*) AS n FROM sample GROUP BY 1) a"
              + " LEFT JOIN users u ON u.id = a.assignee_id";
      case LABEL ->
          "SELECT l.name AS value, n FROM (SELECT il.label_id, count(*) AS n FROM sample"
              + " JOIN issue_labels il ON il.issue_id = sample.id GROUP BY 1) a"
              + " JOIN labels l ON l.id = a.label_id";
    };
  }
}
