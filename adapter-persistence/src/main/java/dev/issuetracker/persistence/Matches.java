package dev.issuetracker.persistence;

import dev.issuetracker.application.finding.Found;
import dev.issuetracker.application.finding.Frame;
import dev.issuetracker.application.finding.IssueCriteria;
import dev.issuetracker.application.finding.IssueCriteria.Sort;
import java.util.List;
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
   * @param unwanted what no text of an issue may say
   * @param range which of them are ranked, if that was found out before
   */
  record Collected(
      String query,
      String rare,
      @Nullable Long named,
      @Nullable String unwanted,
      Frame.@Nullable Range range)
      implements Matches {
    /** As many as are put in order beside the one that was named. */
    private int most() {
      int most = range == null ? Found.MOST_RANKED : Frame.Range.MOST;
      return named == null ? most : most - 1;
    }

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
  record Asked(long patience, Collected otherwise) implements Matches {}

  /**
   * Nothing fits; these have a title like it. If a great many have, the best of some of them: to
   * compare them all would take seconds.
   *
   * @param unwanted what no text of an issue may say
   * @param among the best of them, if they were found before; else none
   */
  record Similar(String text, @Nullable String unwanted, List<Long> among) implements Matches {}

  int MOST_ALIKE = 2_000;

  /** As is sooner done for a page of a list. Whoever ranks looks at far more than a page. */
  static Matches of(SearchPlan plan, IssueCriteria criteria, int size) {
    return of(plan, criteria, size, null);
  }

  /**
   * @param range which of them are ranked, if that was found out before
   */
  static Matches of(
      SearchPlan plan, IssueCriteria criteria, int size, Frame.@Nullable Range range) {
    return of(plan, collected(plan, range), isRanked(criteria) ? Found.MOST_RANKED : size);
  }

  private static boolean isRanked(IssueCriteria criteria) {
    return criteria.isSortedBy(Sort.RELEVANCE);
  }

  static Matches of(SearchPlan plan, int size) {
    return of(plan, collected(plan), size);
  }

  private static Matches of(SearchPlan plan, Collected collected, int size) {
    return plan.isCollectedSooner(size) ? collected : new Asked(plan.patience(), collected);
  }

  static Collected collected(SearchPlan plan) {
    return collected(plan, null);
  }

  private static Collected collected(SearchPlan plan, Frame.@Nullable Range range) {
    return new Collected(plan.query(), plan.rare(), plan.named(), plan.unwanted(), range);
  }

  /** The search itself, however it is gone about; null where nobody looks for words. */
  private @Nullable Collected words() {
    return switch (this) {
      case Collected collected -> collected;
      case Asked asked -> asked.otherwise;
      case All ignored -> null;
      case Similar ignored -> null;
    };
  }

  /**
   * The condition for {@code hits}, and {@code hits} itself where there is such a table.
   *
   * @param everything whether all that fit are ranked, and not only the newest
   */
  default Statement table(
      Statement joins, Statement conditions, boolean ranked, boolean everything) {
    return switch (this) {
      case All ignored -> Statement.EMPTY;
      case Collected all when !ranked -> wanted(all.query).and(all.table());
      case Collected all ->
          Statement.all(
              wanted(all.query),
              all.table(),
              newest(all, joins, conditions, everything),
              rank(all.named));
      case Asked asked when !ranked -> wanted(asked.otherwise.query);
      case Asked asked ->
          Statement.all(
              wanted(asked.otherwise.query),
              newest(asked.otherwise, joins, conditions, everything),
              rank(asked.otherwise.named));
      case Similar similar ->
          Statement.of("WITH alike AS (SELECT i.id, i.title FROM issues i\n")
              .and(joins)
              .and(conditions)
              .and(similar.among.isEmpty() ? Statement.EMPTY : among(similar.among))
              .and("AND ? <% i.title\n", similar.text)
              .and(without(similar.unwanted))
              .and("LIMIT " + MOST_ALIKE + "),\n")
              .and("hits AS MATERIALIZED (SELECT id AS issue_id, ")
              .and("word_similarity(?, title) AS rank FROM alike\n", similar.text)
              .and("ORDER BY rank DESC, id DESC LIMIT " + Found.MOST_SIMILAR + ")\n");
    };
  }

  private static Statement among(List<Long> issues) {
    return Statement.of("AND i.id = ANY (?)\n", (Object) issues.toArray(Long[]::new));
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
      case Asked(var ignored, var words) ->
          Statement.all(
              Statement.of(
                  """
                  AND (coalesce((SELECT true FROM search_documents s
                                 WHERE s.issue_id = i.id
                                   AND s.document @@ (SELECT query FROM wanted)
                                 LIMIT 1), false)
                  """),
              words.named == null ? Statement.EMPTY : Statement.of("OR i.id = ?\n", words.named),
              Statement.of(")\n"),
              without(words.unwanted));
      case Collected collected -> without(collected.unwanted);
      case All ignored -> Statement.EMPTY;
      case Similar ignored -> Statement.EMPTY;
    };
  }

  /** None of its texts says it. */
  private static Statement without(@Nullable String unwanted) {
    return unwanted == null
        ? Statement.EMPTY
        : Statement.of(
            """
            AND coalesce((SELECT false FROM search_documents u
                          WHERE u.issue_id = i.id AND u.document @@ (SELECT ?::tsquery)
                          LIMIT 1), true)
            """,
            unwanted);
  }

  /**
   * What stands in the order is to be known by whoever comes back for more of it: which issues are
   * alike, or from which to which the newest reach, but for one that was named.
   */
  default Statement extent() {
    if (this instanceof Similar) {
      return Statement.of("(SELECT string_agg(issue_id::text, ' ') FROM hits)");
    }
    var newest = "(SELECT min(issue_id) || ' ' || max(issue_id) FROM hits";
    var words = words();
    return words == null || words.named == null
        ? Statement.of(newest + ")")
        : Statement.of(newest + " WHERE issue_id <> ?)", words.named);
  }

  /**
   * What is looked for, made once. Where it stood in the middle of things, the planner would count
   * on making it for every row, and would rather plan anew for each query, which takes longer than
   * the search.
   */
  private static Statement wanted(String query) {
    return Statement.of("WITH wanted AS MATERIALIZED (SELECT ?::tsquery AS query)\n", query);
  }

  private Statement newest(
      Collected words, Statement joins, Statement conditions, boolean everything) {
    var others =
        Statement.all(
            Statement.of(", newest AS MATERIALIZED ((SELECT i.id " + from(false)),
            joins,
            conditions,
            within(words.range),
            condition(),
            words.named == null ? Statement.EMPTY : Statement.of("AND i.id <> ?\n", words.named),
            Statement.of(everything ? ")" : "ORDER BY i.id DESC LIMIT " + words.most() + ")"));
    return words.named == null
        ? others.and(")\n")
        : Statement.all(
            others,
            Statement.of("\nUNION ALL (SELECT i.id FROM issues i\n"),
            joins,
            conditions,
            Statement.of("AND i.id = ?))\n", words.named));
  }

  private static Statement within(Frame.@Nullable Range range) {
    return range == null
        ? Statement.EMPTY
        : Statement.of("AND i.id BETWEEN ? AND ?\n", range.oldest(), range.newest());
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
