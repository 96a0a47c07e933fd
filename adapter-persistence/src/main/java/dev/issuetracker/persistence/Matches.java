package dev.issuetracker.persistence;

import dev.issuetracker.application.finding.Found;
import dev.issuetracker.application.finding.IssueCriteria;
import dev.issuetracker.application.finding.IssueCriteria.Sort;
import org.jspecify.annotations.Nullable;

/**
 * How those issues come in that say what somebody looks for. The choice is made here, and not by
 * the planner: it sees a query only as the result of a subquery, so that one plan serves all words
 * and need not be made for each.
 */
sealed interface Matches {

  /** Nobody looks for anything. */
  record All() implements Matches {}

  /**
   * All that fit are collected first, since they are few.
   *
   * @param rare what the index is asked for; where that is not the query, what it finds is asked
   *     for the rest
   * @param named an issue that fits by its name
   */
  record Collected(String query, String rare, @Nullable Long named) implements Matches {
    private Statement table() {
      return Statement.all(
          Statement.of(", matches AS MATERIALIZED (\n  SELECT DISTINCT issue_id FROM "),
          rare.equals(query)
              ? Statement.of("search_documents WHERE document @@ (SELECT query FROM wanted)\n")
              : Statement.of(
                  """
                  (SELECT issue_id, document FROM search_documents
                   WHERE document @@ (SELECT ?::tsquery) OFFSET 0) AS found
                  WHERE document @@ (SELECT query FROM wanted)
                  """,
                  rare),
          named == null
              ? Statement.EMPTY
              : Statement.of("  UNION SELECT id FROM issues WHERE id = ?\n", named),
          Statement.of(")\n"));
    }
  }

  /**
   * The list is walked along, and each issue is asked, since many fit.
   *
   * @param patience how many are asked at the most, until it would have been sooner to collect
   *     them: where those that fit lie in a list nobody knows
   * @param otherwise what is done then
   */
  record Asked(String query, @Nullable Long named, long patience, Collected otherwise)
      implements Matches {}

  /**
   * Nothing fits; these have a title like it. If a great many have, the best of some of them: to
   * compare them all would take seconds.
   */
  record Similar(String text) implements Matches {}

  int MOST_ALIKE = 2_000;

  /** As is sooner done for a page of a list. Whoever ranks looks at far more than a page. */
  static Matches of(SearchPlan plan, IssueCriteria criteria, int size) {
    return of(plan, criteria.isSortedBy(Sort.RELEVANCE) ? Found.MOST_RANKED : size);
  }

  static Matches of(SearchPlan plan, int size) {
    var collected = collected(plan);
    return plan.isCollectedSooner(size)
        ? collected
        : new Asked(plan.query(), plan.named(), plan.patience(), collected);
  }

  static Collected collected(SearchPlan plan) {
    return new Collected(plan.query(), plan.rare(), plan.named());
  }

  /**
   * The condition for {@code hits}, and {@code hits} itself where there is such a table.
   *
   * @param newest which of those that fit are ranked
   */
  default Statement table(Statement joins, Statement conditions, boolean ranked, String newest) {
    return switch (this) {
      case All ignored -> Statement.EMPTY;
      case Collected all when !ranked -> wanted(all.query).and(all.table());
      case Collected all ->
          Statement.all(
              wanted(all.query),
              all.table(),
              newest(this, joins, conditions, newest),
              rank(all.named));
      case Asked asked when !ranked -> wanted(asked.query);
      case Asked asked ->
          Statement.all(
              wanted(asked.query), newest(this, joins, conditions, newest), rank(asked.named));
      case Similar(var text) ->
          Statement.of("WITH alike AS (SELECT i.id, i.title FROM issues i\n")
              .and(joins)
              .and(conditions)
              .and("AND ? <% i.title LIMIT " + MOST_ALIKE + "),\n", text)
              .and("hits AS MATERIALIZED (SELECT id AS issue_id, word_similarity(?, title)", text)
              .and(" AS rank FROM alike ORDER BY rank DESC, id DESC LIMIT ")
              .and(Found.MOST_SIMILAR + ")\n");
    };
  }

  /** Where the issues come from, once the table of hits is there. */
  default String from(boolean ranked) {
    return switch (this) {
      case All ignored -> "FROM issues i\n";
      case Asked ignored when !ranked -> "FROM issues i\n";
      case Collected ignored when !ranked -> "FROM matches" + EACH.formatted("matches");
      case Collected ignored -> RANKED;
      case Asked ignored -> RANKED;
      case Similar ignored -> RANKED;
    };
  }

  /**
   * One after the other: what that costs grows with the hits, and not with all issues there are.
   */
  String EACH = " CROSS JOIN LATERAL (SELECT * FROM issues WHERE id = %s.issue_id OFFSET 0) i\n";

  String RANKED = "FROM hits" + EACH.formatted("hits");

  /** What an issue has to fulfil by itself. */
  default Statement condition() {
    return switch (this) {
      case Asked asked ->
          Statement.all(
              Statement.of(
                  """
                  AND (coalesce((SELECT true FROM search_documents s
                                 WHERE s.issue_id = i.id
                                   AND s.document @@ (SELECT query FROM wanted)
                                 LIMIT 1), false)
                  """),
              asked.named == null ? Statement.EMPTY : Statement.of("OR i.id = ?\n", asked.named),
              Statement.of(")\n"));
      case All ignored -> Statement.EMPTY;
      case Collected ignored -> Statement.EMPTY;
      case Similar ignored -> Statement.EMPTY;
    };
  }

  /**
   * What is looked for, made once. Where it stood in the middle of things, the planner would count
   * on making it for every row, and would rather plan anew for each query, which takes longer than
   * the search.
   */
  private static Statement wanted(String query) {
    return Statement.of("WITH wanted AS MATERIALIZED (SELECT ?::tsquery AS query)\n", query);
  }

  /** As many as are put in order for a list. */
  String NEWEST = "ORDER BY i.id DESC LIMIT " + Found.MOST_RANKED;

  private static Statement newest(
      Matches matches, Statement joins, Statement conditions, String newest) {
    return Statement.of(", newest AS MATERIALIZED (SELECT i.id ")
        .and(matches.from(false))
        .and(joins)
        .and(conditions)
        .and(matches.condition())
        .and(newest + ")\n");
  }

  /** An issue that was named comes before all others. */
  private static Statement rank(@Nullable Long named) {
    var rank =
        """
        (SELECT max(ts_rank(s.document, wanted.query)) FROM search_documents s
         WHERE s.issue_id = newest.id AND s.document @@ (SELECT query FROM wanted))
        """;
    return Statement.all(
        Statement.of(", hits AS MATERIALIZED (\n  SELECT newest.id AS issue_id, ("),
        named == null
            ? Statement.of(rank)
            : Statement.of("CASE WHEN newest.id = ? THEN 10 ELSE " + rank + " END", named),
        Statement.of(")::real AS rank\n  FROM newest, wanted)\n"));
  }
}
