package dev.issuetracker.persistence;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.Window.Start;
import dev.issuetracker.application.finding.IssueCriteria;
import dev.issuetracker.application.finding.IssueCriteria.Sort;
import dev.issuetracker.persistence.OtherTime.Steps;
import java.util.Optional;

/**
 * The statements of one list. A part of it is cut out first, from issues alone; only what is cut
 * out is joined with what stands around it. Sizes are written into the text, so that a plan that is
 * made once knows how little is wanted.
 */
record IssueListSql(
    Actor actor, IssueCriteria criteria, Matches matches, Steps steps, IssueOrder order) {
  private static final String ACTIVITY_OF_EACH =
      "CROSS JOIN LATERAL (SELECT * FROM issue_activity WHERE issue_id = i.id OFFSET 0) act\n";

  IssueListSql(Actor actor, IssueCriteria criteria, Matches matches, Steps steps) {
    this(actor, criteria, matches, steps, IssueOrder.by(criteria.order()));
  }

  IssueListSql(Actor actor, IssueCriteria criteria, Matches matches) {
    this(actor, criteria, matches, Steps.USUAL);
  }

  IssueListSql with(IssueCriteria other) {
    return new IssueListSql(actor, other, matches, steps);
  }

  IssueListSql with(Matches other) {
    return new IssueListSql(actor, criteria, other, steps);
  }

  /** By creation, if it was by rank. */
  IssueListSql unranked() {
    boolean ranked = criteria.isSortedBy(Sort.RELEVANCE) && !(matches instanceof Matches.Similar);
    return ranked ? with(criteria.sortedBy(Sort.CREATED_AT, true)) : this;
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

  /**
   * The same part without names, or not all of it: by a short walk, for lists whose parts are
   * otherwise found in several steps.
   */
  Optional<Statement> nearPart(Window window) {
    var read = order.from(window.start());
    return near(window, read).map(cut -> part(cut, read, UnnamedIssue.COLUMNS, UnnamedIssue.JOINS));
  }

  private Optional<Cut> near(Window window, IssueOrder order) {
    if (DueDays.of(criteria).isPresent()) {
      return Optional.empty();
    }
    if (OtherTime.of(criteria).isPresent() && most(window) <= steps.near()) {
      var near = OtherTime.near(steps, passed(window.start(), order), met(), order.by());
      return Optional.of(Cut.hidden(Statement.EMPTY, near.and(order.byKeys() + limit(window))));
    }
    return WordWalk.of(this)
        .filter(walk -> walk.leadsTo(most(window)))
        .map(
            walk -> new Cut(table(), walk.met(window.start()).and(order.byKeys() + limit(window))));
  }

  /** Along the list from a place, whatever its issues say. */
  Statement wordless(String columns, Start start) {
    var read = order.from(start);
    return with(new Matches.All()).from(columns, start, read).and(read.by());
  }

  private Statement part(Window window, String columns, String joins) {
    var read = order.from(window.start());
    return part(cut(window, read), read, columns, joins);
  }

  private Statement part(Cut cut, IssueOrder order, String columns, String joins) {
    return Statement.all(
        cut.table(),
        Statement.of(columns),
        Statement.of(order.keysAsTexts()),
        isRanked() ? ranking() : Statement.EMPTY,
        Statement.of(" FROM ("),
        cut.rows(),
        Statement.of(") i\n" + joins + order.byKeys()));
  }

  private Statement ranking() {
    return Statement.all(
        Statement.of(", (SELECT count(*) FROM hits) AS ranked, "),
        matches.extent(),
        Statement.of(" AS extent"));
  }

  private Cut cut(Window window, IssueOrder order) {
    var days = DueDays.of(criteria);
    if (days.isPresent()) {
      return new Cut(table(), cut(days.get(), window, order));
    }
    var limit = limit(window);
    var other = OtherTime.of(criteria);
    if (other.isPresent()) {
      return Cut.hidden(
          found(other.get(), window.start(), order, most(window)),
          each("i.*", window.start(), order).and(order.byKeys() + limit));
    }
    var rows = from("i.*", window.start(), order).and(order.by() + limit);
    // What was collected leads to the rest, whatever that is.
    return matches instanceof Matches.Collected
        ? Cut.hidden(table(), rows)
        : new Cut(table(), rows);
  }

  Statement found(OtherTime time, Start start, IssueOrder order, long most) {
    return time.found(
        steps, passed(start, order), met(), from("i.id", start, order), order.by(), most);
  }

  private Statement passed(Start start, IssueOrder order) {
    return with(OtherTime.passed(criteria))
        .from("i.*", start, order)
        .and(IssueConditions.implied(criteria));
  }

  private Statement met() {
    var met = OtherTime.met(criteria);
    var activity = met.times().active().isOpen() ? "" : ACTIVITY_OF_EACH;
    return Statement.of(activity).and(IssueConditions.of(actor, met));
  }

  /** Those of what was found that are in this list. */
  Statement each(String columns, Start start, IssueOrder order) {
    return Statement.of("SELECT i.* FROM found CROSS JOIN LATERAL (")
        .and(from(columns, start, order))
        .and("AND i.id = found.id OFFSET 0) i\n");
  }

  private static long most(Window window) {
    return window.offset() + window.size() + 1L;
  }

  /**
   * As much of each day as the part could have of it, and of those as much as the part has: by
   * their ids, which the index tells, so that no more issues are read than the part has.
   */
  private Statement cut(DueDays days, Window window, IssueOrder order) {
    var list = with(DueDays.free(criteria));
    var ofOneDay =
        Statement.all(
            list.from("i.id", window.start(), order), days.onOne(), Statement.of(order.by()));
    return Statement.of("SELECT whole.*" + order.keys() + " FROM (")
        .and(days.first(ofOneDay, order, most(window)))
        .and(order.byKeys() + limit(window) + ") i JOIN issues whole ON whole.id = i.id\n");
  }

  private Statement from(String columns, Start start, IssueOrder order) {
    return Statement.all(
        Statement.of("SELECT " + columns + order.asKeys() + "\n"),
        fitting(),
        IssueConditions.implied(criteria),
        order.beyond(start),
        isRanked() ? Statement.EMPTY : LabelJoins.beyond(criteria, start, order));
  }

  private static String limit(Window window) {
    var offset = window.offset() == 0 ? "" : " OFFSET " + window.offset();
    return "LIMIT " + (window.size() + 1) + offset;
  }

  /** All of it, in its order, however many are to be ranked for that. */
  Statement everything() {
    return table(true)
        .and(IssueRows.COLUMNS + " FROM (SELECT i.*" + order.asKeys() + "\n")
        .and(fitting())
        .and(order.by() + ") i\n" + IssueRows.JOINS + order.byKeys());
  }

  /** How many there are, and what they have in common. */
  IssueCountSql counts() {
    return new IssueCountSql(this);
  }

  Statement table() {
    return table(false);
  }

  private Statement table(boolean everything) {
    return matches.table(joins(), IssueConditions.of(actor, criteria), isRanked(), everything);
  }

  Statement fitting() {
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
    var listed = criteria.deleted() ? "NOT act.listed\n" : "act.listed\n";
    return asked ? "JOIN issue_activity act ON act.issue_id = i.id AND " + listed : "";
  }
}
