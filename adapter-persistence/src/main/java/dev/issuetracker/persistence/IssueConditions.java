package dev.issuetracker.persistence;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.finding.Choice;
import dev.issuetracker.application.finding.IssueCriteria;
import dev.issuetracker.application.finding.Span;
import dev.issuetracker.application.finding.Who;
import dev.issuetracker.domain.Priority;
import dev.issuetracker.domain.Status;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a list is narrowed to, as conditions on an issue {@code i} and its activity {@code act}.
 * Only what is asked for stands there: a condition that anything fulfils would hide from the
 * planner which index to take.
 */
final class IssueConditions {
  private IssueConditions() {}

  static Statement of(Actor actor, IssueCriteria criteria) {
    return Statement.all(
        Statement.of("WHERE" + Visibility.OF_ISSUE, actor.id()),
        Statement.of("AND i.deleted_at IS " + (criteria.deleted() ? "NOT NULL\n" : "NULL\n")),
        one(criteria.statuses(), Status.values(), "i.status", "text", Status::code),
        one(
            criteria.priorities(),
            Priority.values(),
            "i.priority",
            "smallint",
            priority -> Long.toString(priority.ordinal())),
        who("i.assignee_id", criteria.assignee()),
        who("i.reporter_id", criteria.reporter()),
        project(criteria.project()),
        names(criteria),
        labels(criteria),
        times(criteria.times()),
        // The planner would not conclude it of the label.
        criteria.labels().all().isEmpty()
            ? Statement.EMPTY
            : within("il0.issue_created_at", criteria.times().created()));
  }

  private static <T> Statement one(
      Choice<T> choice, T[] values, String column, String type, Function<T, String> code) {
    if (choice.isFree()) {
      return Statement.EMPTY;
    }
    var fitting = Arrays.stream(values).filter(choice::admits).map(code).toList();
    if (fitting.size() == values.length) {
      return Statement.EMPTY;
    }
    return fitting.size() == 1
        ? Statement.of("AND " + column + " = ?::" + type + "\n", fitting.getFirst())
        : Statement.of("AND " + column + " = ANY (?::" + type + "[])\n", (Object) texts(fitting));
  }

  private static String[] texts(List<String> list) {
    return list.toArray(String[]::new);
  }

  private static Statement who(String column, @Nullable Who who) {
    if (who == null) {
      return Statement.EMPTY;
    }
    if (who.person() == null) {
      return Statement.of("AND " + column + (who.not() ? " IS NOT NULL\n" : " IS NULL\n"));
    }
    return Statement.of(
        "AND " + column + (who.not() ? " IS DISTINCT FROM ?\n" : " = ?\n"), who.person());
  }

  private static Statement project(@Nullable Long project) {
    return project == null ? Statement.EMPTY : Statement.of("AND i.project_id = ?\n", project);
  }

  private static Statement names(IssueCriteria criteria) {
    // A plan for three of them is good for any, but PostgreSQL would make one each time.
    var ids =
        criteria.ids().isEmpty()
            ? Statement.EMPTY
            : Statement.of(
                "AND i.id = ANY ((SELECT ?)::bigint[])\n",
                (Object) criteria.ids().toArray(Long[]::new));
    return criteria.externalId() == null
        ? ids
        : ids.and("AND i.external_id = ?\n", criteria.externalId());
  }

  private static Statement labels(IssueCriteria criteria) {
    if (criteria.labels().isFree()) {
      return Statement.EMPTY;
    }
    var all = Statement.EMPTY;
    for (var label : LabelJoins.others(criteria)) {
      all = all.and("AND EXISTS (" + LABELLED + "= " + label + ")\n");
    }
    var none = criteria.labels().none().stream().sorted().map(String::valueOf).toList();
    return none.isEmpty()
        ? all
        : all.and("AND NOT EXISTS (" + LABELLED + "IN (" + String.join(", ", none) + "))\n");
  }

  private static final String LABELLED =
      "SELECT FROM issue_labels il WHERE il.issue_id = i.id AND il.label_id ";

  private static Statement times(IssueCriteria.Times times) {
    return Statement.all(
        within("i.created_at", times.created()),
        within("i.updated_at", times.updated()),
        within("i.resolved_at", times.resolved()),
        within("act.last_at", times.active()),
        within("i.due_date", times.due()));
  }

  /**
   * Nothing happens to an issue before it is created, which tells a walk by these times where to
   * begin, or where to end.
   */
  static Statement implied(IssueCriteria criteria) {
    var times = criteria.times();
    return switch (criteria.order().getFirst().sort()) {
      case CREATED_AT ->
          Statement.all(
              before("i.created_at", times.updated()),
              before("i.created_at", times.resolved()),
              before("i.created_at", times.active()));
      case UPDATED_AT -> from("i.updated_at", times.created());
      case LAST_ACTIVITY_AT -> from("act.last_at", times.created());
      case DUE_DATE, PRIORITY, ID, RELEVANCE -> Statement.EMPTY;
    };
  }

  static Statement within(String column, Span<?> span) {
    return from(column, span).and(before(column, span));
  }

  private static Statement from(String column, Span<?> span) {
    return span.from() == null
        ? Statement.EMPTY
        : Statement.of("AND " + column + " >= ?\n", span.from());
  }

  private static Statement before(String column, Span<?> span) {
    return span.before() == null
        ? Statement.EMPTY
        : Statement.of("AND " + column + " < ?\n", span.before());
  }
}
