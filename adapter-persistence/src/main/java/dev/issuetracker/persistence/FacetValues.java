package dev.issuetracker.persistence;

import dev.issuetracker.application.finding.Facet;

/** The values that the issues of a sample have. */
final class FacetValues {
  private FacetValues() {}

  static String of(Facet facet) {
    return switch (facet) {
      case STATUS -> "SELECT status AS value FROM sample";
      case PRIORITY ->
          "SELECT (ARRAY['low', 'medium', 'high', 'critical'])[priority + 1] AS value FROM sample";
      case ASSIGNEE ->
          "SELECT coalesce(u.username, 'none') AS value"
              + " FROM sample LEFT JOIN users u ON u.id = sample.assignee_id";
      case LABEL ->
          "SELECT l.name AS value FROM sample JOIN issue_labels il ON il.issue_id = sample.id"
              + " JOIN labels l ON l.id = il.label_id";
    };
  }
}
