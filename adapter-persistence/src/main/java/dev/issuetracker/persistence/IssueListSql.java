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
 * out is joined with what stands around it. Sizes are written into the text, so that a plan that is
 * made once knows how little is wanted.
 */
record IssueListSql(Actor actor, IssueCriteria criteria, Matches matches) {

  IssueOrder order() {
    return IssueOrder.by(criteria.order());
  }

  boolean isRanked() {
    return criteria.isSortedBy(Sort.RELEVANCE) || matches instanceof Matches.Similar;
  }

  /** A part and one row more, in the direction in which it is read, without names. */
  Statement part(Window window) {
    return part(window, UnnamedIssue.COLUMNS, UnnamedIssue.JOINS);
  }

  /** The same with them. */
  Statement namedPart(Window window) {
    return part(window, IssueRows.COLUMNS, IssueRows.JOINS);
  }

  private Statement part(Window window, String columns, String joins) {
    var order = window.start() instanceof Start.Before ? order().turned() : order();
    var ranked = isRanked() ? ", (SELECT count(*) FROM hits) AS ranked" : "";
    return Statement.all(
        table(),
        Statement.of(columns),
        Statement.of(order.keysAsTexts() + ranked + " FROM ("),
        DueDays.of(criteria)
            .map(days -> cut(days, window, order))
            .orElseGet(() -> from("i.*", window.start(), order).and(order.by() + limit(window))),
        Statement.of(") i\n" + joins + order.byKeys()));
  }

  /**
   * As much of each day as the part could have of it, and of those as much as the part has: by
   * their ids, which the index tells, so that no more issues are read than the part has.
   */
  private Statement cut(DueDays days, Window window, IssueOrder order) {
    var list = new IssueListSql(actor, DueDays.free(criteria), matches);
    long most = window.offset() + window.size() + 1L;
    var ofOneDay =
        Statement.all(
            list.from("i.id", window.start(), order),
            days.onOne(),
            Statement.of(order.by() + "LIMIT " + most));
    return Statement.of("SELECT whole.*, " + order.keys() + " FROM (")
        .and(days.each(ofOneDay))
        .and(order.byKeys() + limit(window) + ") i JOIN issues whole ON whole.id = i.id\n");
  }

  private Statement from(String columns, Start start, IssueOrder order) {
    return Statement.all(
        Statement.of("SELECT " + columns + order.asKeys() + "\n"),
        fitting(),
        beyond(start, order),
        isRanked() ? Statement.EMPTY : LabelJoins.beyond(criteria, start, order));
  }

  private static String limit(Window window) {
    var offset = window.offset() == 0 ? "" : " OFFSET " + window.offset();
    return "LIMIT " + (window.size() + 1) + offset;
  }

  /** All of it, in its order, however many are to be ranked for that. */
  Statement everything() {
    var order = order();
    return table("")
        .and(IssueRows.COLUMNS + " FROM (SELECT i.*" + order.asKeys() + "\n")
        .and(fitting())
        .and(order.by() + ") i\n" + IssueRows.JOINS + order.byKeys());
  }

  Statement count() {
    return table().and("SELECT count(*) AS n ").and(fitting());
  }

  /** How many are put in order. */
  Statement ranked() {
    return table().and("SELECT count(*) AS n FROM hits");
  }

  /** Stops counting beyond a number. Walks along the list for it, where that stops early. */
  Statement count(long most) {
    var walk = matches instanceof Matches.All || matches instanceof Matches.Asked;
    return table()
        .and("SELECT count(*) AS n FROM (SELECT 1 ")
        .and(fitting())
        .and((walk && !isRanked() ? order().by() : "") + "LIMIT " + (most + 1) + ") AS counted");
  }

  /**
   * The values of a facet among the newest issues, one more than are told; and how many issues
   * there are, or that there are more, which a row tells even if none of them has a value.
   */
  Statement values(Facet facet, int most) {
    var newest =
        Statement.of("SELECT i.id, i.status, i.priority, i.assignee_id ")
            .and(fitting())
            .and("ORDER BY i.created_at DESC, i.id DESC LIMIT " + (most + 1));
    var begin = table();
    return begin
        .and(begin.text().isEmpty() ? "WITH " : ", ")
        .and("newest_issues AS MATERIALIZED (")
        .and(newest)
        .and("),\nsample AS (SELECT * FROM newest_issues LIMIT " + most + ")\n")
        .and("SELECT value, n, (SELECT count(*) FROM newest_issues) AS issues\n")
        .and("FROM (SELECT) one LEFT JOIN (SELECT value, count(*) AS n FROM (")
        .and(FacetValues.of(facet))
        .and(") AS of_issues GROUP BY value ORDER BY n DESC, value COLLATE \"C\" LIMIT ")
        .and(Facet.MOST_VALUES + 1 + ") counted ON true ORDER BY n DESC, value COLLATE \"C\"");
  }

  private Statement table() {
    return table(Matches.NEWEST);
  }

  private Statement table(String newest) {
    return matches.table(joins(), IssueConditions.of(actor, criteria), isRanked(), newest);
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
