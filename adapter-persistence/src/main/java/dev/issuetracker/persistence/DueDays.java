package dev.issuetracker.persistence;

import dev.issuetracker.application.finding.IssueCriteria;
import dev.issuetracker.application.finding.IssueCriteria.Sort;
import dev.issuetracker.application.finding.IssueCriteria.Times;
import dev.issuetracker.application.finding.Span;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The days on one of which issues must be due. An index leads through the issues of a day in the
 * order that lists have, so a part of the list is among the first of each of these days: no more is
 * read than those, and one plan is right for all days there are.
 */
record DueDays(LocalDate first, long days) {
  /** Each of them is looked at, whether it has an issue of the list or not. */
  private static final int MOST = 31;

  /** Where each day has as many as it has issues. */
  private static final int MOST_ALONE = 366;

  static Optional<DueDays> of(IssueCriteria criteria) {
    var due = criteria.times().due();
    var order = criteria.order();
    boolean walked =
        order.size() == 1
            && order.getFirst().sort() == Sort.CREATED_AT
            && criteria.text() == null
            && !criteria.deleted();
    if (!walked || due.from() == null || due.before() == null) {
      return Optional.empty();
    }
    long days = ChronoUnit.DAYS.between(due.from(), due.before());
    var alone = IssueCriteria.everything().sortedBy(order).equals(free(criteria));
    return days >= 1 && days <= (alone ? MOST_ALONE : MOST)
        ? Optional.of(new DueDays(due.from(), days))
        : Optional.empty();
  }

  /** The same but for when it is due. */
  static IssueCriteria free(IssueCriteria criteria) {
    var times = criteria.times();
    return criteria.during(
        new Times(times.created(), times.updated(), times.resolved(), times.active(), Span.open()));
  }

  /**
   * The first issues {@code i} of the days, and as many of each day. What comes first of a day
   * tells which days these are: before all issues of any other day there are as many as are wanted.
   */
  Statement first(Statement ofOneDay, IssueOrder order, long most) {
    var all = Statement.of("generate_series(0, (SELECT ?::int)) AS day", days - 1);
    var each = days <= most ? all : leading(all, ofOneDay, order, most);
    return Statement.of("SELECT i.* FROM ").and(each).and(ofEach(ofOneDay, most));
  }

  private static Statement leading(
      Statement days, Statement ofOneDay, IssueOrder order, long most) {
    return Statement.of("(SELECT day FROM ")
        .and(days)
        .and(ofEach(ofOneDay, 1))
        .and(order.byKeys() + "LIMIT " + most + ") first_days\n");
  }

  private static Statement ofEach(Statement ofOneDay, long most) {
    return Statement.of("\nCROSS JOIN LATERAL (\n").and(ofOneDay).and("LIMIT " + most + ") i\n");
  }

  Statement onOne() {
    return Statement.of("AND i.due_date = ?::date + day\n", first);
  }
}
