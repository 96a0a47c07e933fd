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

  /** Issues {@code i} of any of the days, each day having a part of its own. */
  Statement each(Statement ofOneDay) {
    return Statement.of(
            "SELECT i.* FROM generate_series(0, (SELECT ?::int)) AS day CROSS JOIN LATERAL (\n",
            days - 1)
        .and(ofOneDay)
        .and(") i\n");
  }

  Statement onOne() {
    return Statement.of("AND i.due_date = ?::date + day\n", first);
  }
}
