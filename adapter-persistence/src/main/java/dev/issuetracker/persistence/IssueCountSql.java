package dev.issuetracker.persistence;

import dev.issuetracker.application.Window.Start;
import dev.issuetracker.application.finding.Facet;
import dev.issuetracker.application.finding.IssueCriteria.Sort;
import java.util.Collection;

/** The statements that count the issues of a list. */
record IssueCountSql(IssueListSql list) {
  private static final Start FIRST = new Start.Page(1);

  Statement all() {
    return list.table().and("SELECT count(*) AS n ").and(list.fitting());
  }

  /** How many are put in order. */
  Statement ranked() {
    return list.table().and("SELECT count(*) AS n FROM hits");
  }

  /** Stops counting beyond a number. Walks along the list for it, where that stops early. */
  Statement upTo(long most) {
    var counted = countable(most);
    return counted
        .table()
        .and("SELECT count(*) AS n FROM (")
        .and(counted.rows())
        .and("LIMIT " + (most + 1) + ") AS counted");
  }

  private Cut countable(long most) {
    // By no time, so that any is another.
    var unsorted = list.with(list.criteria().sortedBy(Sort.ID, true));
    var only = OtherTime.only(unsorted.criteria());
    if (only.isPresent()) {
      return Cut.hidden(only.get().all(), unsorted.each("i.id", FIRST, unsorted.order()));
    }
    boolean walk = !list.isRanked() && !(list.matches() instanceof Matches.Collected);
    var rows = Statement.of("SELECT 1 ").and(list.fitting()).and(walk ? list.order().by() : "");
    return OtherTime.of(list.criteria())
        .map(time -> Cut.hidden(time.upToMany(list.steps()), bounded(time, rows, most)))
        .orElseGet(() -> new Cut(list.table(), rows));
  }

  private Statement bounded(OtherTime time, Statement walk, long most) {
    var tooMany = time.areTooMany(list.steps());
    return Statement.of("SELECT 1 FROM (")
        .and(list.each("i.id", FIRST, list.order()))
        .and("LIMIT " + (most + 1) + ") found WHERE NOT " + tooMany)
        .and("UNION ALL SELECT 1 FROM (")
        .and(walk)
        .and("LIMIT " + (most + 1) + ") walked WHERE " + tooMany);
  }

  /**
   * The values of facets among the newest issues, one more of each than are told; and in a row
   * without a facet how many issues there are, or that there are more.
   */
  Statement values(Collection<Facet> facets, int most) {
    var newest = newest(most + 1);
    return newest
        .table()
        .and(newest.table().isEmpty() ? "WITH " : ", ")
        .and("newest_issues AS MATERIALIZED (")
        .and(newest.rows())
        .and("),\nsample AS NOT MATERIALIZED (SELECT * FROM newest_issues LIMIT " + most + ")\n")
        .and("SELECT facet, value, n FROM (SELECT NULL AS facet, NULL AS value, count(*) AS n")
        .and(" FROM newest_issues\n" + FacetValues.of(facets))
        .and(") told " + FacetValues.MOST_FIRST);
  }

  private Cut newest(int most) {
    var newest = list.with(list.criteria().sortedBy(Sort.CREATED_AT, true));
    var columns = "i.id, i.status, i.priority, i.assignee_id";
    return OtherTime.of(newest.criteria())
        .map(
            time ->
                Cut.hidden(
                    newest.found(time, FIRST, newest.order(), most),
                    newest
                        .each(columns, FIRST, newest.order())
                        .and(newest.order().byKeys() + "LIMIT " + most)))
        .orElseGet(
            () ->
                new Cut(
                    list.table(),
                    Statement.of("SELECT " + columns + "\n")
                        .and(list.fitting())
                        .and("ORDER BY i.created_at DESC, i.id DESC LIMIT " + most)));
  }
}
