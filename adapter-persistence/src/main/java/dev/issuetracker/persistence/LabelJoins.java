package dev.issuetracker.persistence;

import dev.issuetracker.application.Window.Start;
import dev.issuetracker.application.finding.IssueCriteria;
import dev.issuetracker.application.finding.IssueCriteria.Sort;
import java.util.List;
import java.util.stream.Stream;

/**
 * The labels that issues must have, joined to {@code i}. Beside each label stands when its issue
 * was created, so that an index leads through the issues of a label in the order that lists have
 * unless somebody asks for another. The planner sees that this is the time of the issue, but draws
 * no conclusion from that about earlier and later, so those are said of the first label as well.
 *
 * <p>Labels are frequent or rare, and one plan cannot be good for both. So their ids, which are
 * numbers of our own, stand in the text: a plan is kept for each list of labels that is asked for
 * often.
 */
final class LabelJoins {
  /** To choose among more of them would take longer than what comes of it. */
  private static final int MOST = 4;

  private static final String JOIN =
      """
      JOIN issue_labels %1$s ON %1$s.issue_id = i.id AND %1$s.issue_created_at = i.created_at
        AND %1$s.label_id = %2$d AND %3$s%1$s.listed
      """;

  private LabelJoins() {}

  static Statement of(IssueCriteria criteria) {
    if (criteria.labels().all().isEmpty()) {
      return Statement.EMPTY;
    }
    var joins = Statement.EMPTY;
    var not = criteria.deleted() ? "NOT " : "";
    int at = 0;
    for (var label : sorted(criteria).limit(MOST).toList()) {
      joins = joins.and(JOIN.formatted("il" + at++, label, not));
    }
    return joins;
  }

  /** Those that are asked for issue by issue. */
  static List<Long> others(IssueCriteria criteria) {
    if (criteria.labels().all().size() <= MOST) {
      return List.of();
    }
    return sorted(criteria).skip(MOST).toList();
  }

  /** Where a part of the list begins. */
  static Statement beyond(IssueCriteria criteria, Start start, IssueOrder order) {
    var first = criteria.order().getFirst();
    if (criteria.labels().all().isEmpty() || first.sort() != Sort.CREATED_AT) {
      return Statement.EMPTY;
    }
    var column = order.columns().getFirst();
    var text = "AND il0.issue_created_at" + column.beyond().stripTrailing() + "= " + column.place();
    return switch (start) {
      case Start.Page ignored -> Statement.EMPTY;
      case Start.After(var place) when place.isEdge() -> Statement.EMPTY;
      case Start.Before(var place) when place.isEdge() -> Statement.EMPTY;
      case Start.After(var place) -> Statement.of(text + "\n", place.keys().getFirst());
      case Start.Before(var place) -> Statement.of(text + "\n", place.keys().getFirst());
    };
  }

  private static Stream<Long> sorted(IssueCriteria criteria) {
    return criteria.labels().all().stream().sorted();
  }
}
