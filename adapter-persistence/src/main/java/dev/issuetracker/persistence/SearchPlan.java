package dev.issuetracker.persistence;

import dev.issuetracker.application.finding.SearchText;
import dev.issuetracker.domain.IssueKey;
import dev.issuetracker.domain.Reference;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for, as PostgreSQL understands it.
 *
 * @param rare what the index is asked for: the query, or those of its words that not many documents
 *     say
 * @param nodes 0 if there is nothing to look for
 * @param matches how many documents fit, as far as the planner knows
 * @param documents how many there are
 * @param named the issue that the text names
 * @param anyWord what is looked for, each word by itself
 * @param excluded what is taken away, if anything is
 * @param unwanted the same if no text of an issue may say it
 * @param completed whether the last word was taken for the beginning of words that are kept
 *     shorter; null if there was no choice
 */
record SearchPlan(
    String query,
    String rare,
    long nodes,
    double matches,
    double documents,
    @Nullable Long named,
    String anyWord,
    @Nullable String excluded,
    @Nullable String unwanted,
    @Nullable Boolean completed) {
  private static final String FIND =
      """
      SELECT query::text AS query, rare::text AS rare, nodes, matches, documents,
        any_word::text AS any_word, excluded::text AS excluded,
        CASE WHEN ?::boolean THEN excluded::text END AS unwanted, chosen::text AS completed,
        coalesce(?::bigint, (SELECT k.issue_id FROM issue_keys k
                             JOIN projects p ON p.id = k.project_id
                             WHERE p.key = ?::text AND k.number = ?::bigint)) AS named
      FROM search_plan(?, ?, ?, ?, ?, ?::boolean)
      """;

  /** To collect one document takes as long as to ask so many issues. */
  private static final double COLLECTING = 2;

  private static final long LEAST_PATIENCE = 5_000;
  private static final int MORE_PATIENT = 4;

  static SearchPlan of(Sql sql, SearchText text) {
    return of(sql, text, null);
  }

  /**
   * @param completed what was chosen before, if it was
   */
  static SearchPlan of(Sql sql, SearchText text, @Nullable Boolean completed) {
    var find = find(text, completed);
    return sql.row(find.text(), SearchPlan::read, find.data()).orElseThrow();
  }

  static Statement find(SearchText text, @Nullable Boolean completed) {
    Long id = null;
    IssueKey key = null;
    switch (text.named().orElse(null)) {
      case Reference.ById(long named) -> id = named;
      case Reference.ByName(String named) -> key = IssueKey.parse(named).orElse(null);
      case null -> {}
    }
    return Statement.of(
        FIND,
        text.takesIssuesAway(),
        id,
        key == null ? null : key.project().value(),
        key == null ? null : key.number(),
        text.alternatives(),
        text.head(),
        text.prefix(),
        text.wantedWhole(),
        text.unwanted(),
        completed);
  }

  static SearchPlan read(Row row) throws SQLException {
    return new SearchPlan(
        row.text("query"),
        row.text("rare"),
        row.number("nodes"),
        row.real("matches"),
        row.real("documents"),
        row.numberOrNull("named"),
        row.text("any_word"),
        row.textOrNull("excluded"),
        row.textOrNull("unwanted"),
        completed(row));
  }

  private static @Nullable Boolean completed(Row row) throws SQLException {
    var completed = row.textOrNull("completed");
    return completed == null ? null : Boolean.valueOf(completed);
  }

  boolean isEmpty() {
    return nodes == 0 && named == null;
  }

  /**
   * Whoever walks has to look at so many issues for a page as the page has times what one fits of;
   * whoever collects has to look at all that fit.
   */
  boolean isCollectedSooner(int size) {
    return matches * matches * COLLECTING < size * Math.max(documents, 1);
  }

  /**
   * How many issues can be asked in the time in which all that fit are collected, so that whoever
   * gives up then has lost no more than he has still to spend. Of a few lengths, since it stands in
   * the text of statements that are prepared. Without an end where all are asked in that time.
   */
  long patience() {
    double even = matches * COLLECTING;
    long patience = LEAST_PATIENCE;
    while (patience < even) {
      patience *= MORE_PATIENT;
    }
    return even < documents ? patience : Long.MAX_VALUE;
  }
}
