package dev.issuetracker.persistence;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Position;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.Window.Start;
import dev.issuetracker.application.finding.Facet;
import dev.issuetracker.application.finding.IssueCriteria;
import dev.issuetracker.application.finding.IssueCriteria.Sort;

/**
 * The statements of one list. A part of it is cut out first, from issues alone; only what is cut
 * out is joined with its project, its people and its labels. Sizes are written into the text, so
 * that a plan that is made once knows how little is wanted.
 */
record IssueListSql(Actor actor, IssueCriteria criteria, Matches matches) {

  IssueOrder order() {
    return IssueOrder.by(criteria.order());
  }

  boolean isRanked() {
    return criteria.isSortedBy(Sort.RELEVANCE) || matches instanceof Matches.Similar;
  }

  /** A part and one row more, in the direction in which it is read. */
  Statement part(Window window) {
    var order = window.start() instanceof Start.Before ? order().turned() : order();
    var ranked = isRanked() ? ", (SELECT count(*) FROM hits) AS ranked" : "";
    return Statement.all(
        table(),
        Statement.of(IssueRows.COLUMNS),
        Statement.of(order.keysAsTexts() + ranked + " FROM ("),
        DueDays.of(criteria)
            .map(days -> cut(days, window, order))
            .orElseGet(() -> from(window.start(), order).and(order.by() + limit(window))),
        Statement.of(") i\n" + IssueRows.JOINS + order.byKeys()));
  }

  /** As much of each day as the part could have of it, and of those as much as the part has. */
  private Statement cut(DueDays days, Window window, IssueOrder order) {
    var list = new IssueListSql(actor, DueDays.free(criteria), matches);
    long most = window.offset() + window.size() + 1L;
    var ofOneDay =
        Statement.all(
            list.from(window.start(), order),
            days.onOne(),
            Statement.of(order.by() + "LIMIT " + most));
    return days.each(ofOneDay).and(order.byKeys() + limit(window));
  }

  private Statement from(Start start, IssueOrder order) {
    return Statement.all(
        Statement.of("SELECT i.*" + order.asKeys() + "\n"),
        fitting(),
        beyond(start, order),
        isRanked() ? Statement.EMPTY : LabelJoins.beyond(criteria, start, order));
  }

  private static String limit(Window window) {
    var offset = window.offset() == 0 ? "" : " OFFSET " + window.offset();
    return "LIMIT " + (window.size() + 1) + offset;
  }

  /** All of it, in its order. */
  Statement everything() {
    var order = order();
    return table()
        .and(IssueRows.COLUMNS + " FROM (SELECT i.*" + order.asKeys() + "\n")
        .and(fitting())
        .and(order.by() + ") i\n" + IssueRows.JOINS + order.byKeys());
  }

  Statement count() {
    return table().and("SELECT count(*) AS n ").and(fitting());
  }

  /** Stops counting beyond a number. Walks along the list for it, where that stops early. */
  Statement count(long most) {
    var walk = matches instanceof Matches.All || matches instanceof Matches.Asked;
    return table()
        .and("SELECT count(*) AS n FROM (SELECT 1 ")
        .and(fitting())
        .and((walk && !isRanked() ? order().by() : "") + "LIMIT " + (most + 1) + ") AS counted");
  }

  /** The values of a facet among the newest issues, and one more to tell that there are others. */
  Statement values(Facet facet, int newest) {
    var sample =
        Statement.of("SELECT i.id, i.status, i.priority, i.assignee_id ")
            .and(fitting())
            .and("ORDER BY i.created_at DESC, i.id DESC LIMIT " + (newest + 1));
    var begin = table();
    return begin
        .and(begin.text().isEmpty() ? "WITH " : ", ")
        .and("sample AS MATERIALIZED (")
        .and(sample)
        .and(")\nSELECT value, count(*) AS n, (SELECT count(*) FROM sample) AS sampled\nFROM (")
        .and(FacetValues.of(facet))
        .and(") AS of_issues GROUP BY value ORDER BY n DESC, value COLLATE \"C\" LIMIT ")
        .and(Integer.toString(Facet.MOST_VALUES));
  }

  private Statement table() {
    return matches.table(joins(), IssueConditions.of(actor, criteria), isRanked());
  }

  private Statement fitting() {
    var from = Statement.of(matches.from(isRanked()));
    // Whoever is among the hits of a ranking was asked already.
    return isRanked()
        ? from.and(activity()).and("WHERE true\n")
        : from.and(joins()).and(IssueConditions.of(actor, criteria)).and(matches.condition());
  }

  private Statement joins() {
    return LabelJoins.of(criteria).and(activity());
  }

  private String activity() {
    boolean asked =
        criteria.isSortedBy(Sort.LAST_ACTIVITY_AT) || !criteria.times().active().isOpen();
    return asked ? "JOIN issue_activity act ON act.issue_id = i.id\n" : "";
  }

  private static Statement beyond(Start start, IssueOrder order) {
    return switch (start) {
      case Start.Page ignored -> Statement.EMPTY;
      case Start.After(Position place) -> order.beyond(place);
      case Start.Before(Position place) -> order.beyond(place);
    };
  }
}
