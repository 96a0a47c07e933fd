package dev.issuetracker.persistence;

import dev.issuetracker.application.finding.IssueHit.Highlight;
import dev.issuetracker.application.finding.Snippet;
import dev.issuetracker.domain.Issue;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Shows where issues say what was looked for. What is found is put between two control characters,
 * which no text of the tracker can hold, so that nothing that somebody wrote is taken for a mark.
 * Others stand for the signs that would keep words together.
 *
 * <p>Of a long text only the first piece is looked at that says a word: to choose the best parts of
 * a text takes much longer than reading it, and the longer the text the more so. Pieces are read
 * one after the other, and none behind the first that does.
 */
final class Highlights {
  private static final char BEGIN = '\u0002';
  private static final char END = '\u0003';
  private static final Pattern HIT = Pattern.compile(BEGIN + "([^" + END + "]*)" + END);
  private static final String MARKS = "StartSel=" + BEGIN + ", StopSel=" + END + ", ";

  private static final int PIECE = 2_000;

  /** A phrase that is cut by the end of a piece is whole in the one before. */
  private static final int MORE = 400;

  private static final String FIND =
      """
      SELECT i.id, said.comment_id,
        words_together(ts_headline(q.language, words_apart(i.title), q.query, ?)) AS title,
        words_together(ts_headline(q.language, piece.text, q.query, ?)) AS said
      FROM (SELECT search_language() AS language, ?::tsquery AS query, ?::tsquery AS any_word) q
      CROSS JOIN issues i
      LEFT JOIN LATERAL (
        SELECT s.comment_id FROM search_documents s
        WHERE s.issue_id = i.id AND s.document @@ q.query ORDER BY s.comment_id LIMIT 1
      ) said ON true
      LEFT JOIN comments c ON c.id = said.comment_id
      LEFT JOIN LATERAL (
        SELECT apart.text
        FROM (SELECT CASE WHEN said.comment_id > 0 THEN c.body ELSE i.description END AS text) whole,
          generate_series(0, greatest(0, char_length(whole.text) - 1), ?) place,
          LATERAL (SELECT words_apart(substr(whole.text, place + 1, ?)) AS text OFFSET 0) apart
        WHERE char_length(whole.text) <= ? OR to_tsvector(q.language, apart.text) @@ q.any_word
        LIMIT 1
      ) piece ON true
      WHERE i.id = ANY (?)
      """;

  private final Sql sql;

  Highlights(Sql sql) {
    this.sql = sql;
  }

  Map<Long, Highlight> of(SearchPlan plan, List<Issue> issues) {
    var found = new HashMap<Long, Highlight>();
    var find = find(plan, issues.stream().map(Issue::id).toList());
    sql.rows(find.text(), row -> found.put(row.number("id"), highlight(row)), find.data());
    return found;
  }

  static Statement find(SearchPlan plan, List<Long> issues) {
    return Statement.of(
        FIND,
        MARKS + "HighlightAll=true",
        MARKS + "MaxFragments=2, MaxWords=25, MinWords=8",
        plan.query(),
        plan.anyWord(),
        PIECE,
        PIECE + MORE,
        PIECE + MORE,
        issues.toArray(Long[]::new));
  }

  private static Highlight highlight(Row row) throws SQLException {
    var said = snippet(row.textOrNull("said"));
    var comment = row.numberOrNull("comment_id");
    return new Highlight(
        snippet(row.text("title")),
        said.hasHit() ? said : null,
        comment == null || comment == 0 ? null : comment);
  }

  private static Snippet snippet(@Nullable String marked) {
    var parts = new ArrayList<Snippet.Part>();
    var text = marked == null ? "" : marked;
    var hits = HIT.matcher(text);
    int end = 0;
    while (hits.find()) {
      add(parts, text.substring(end, hits.start()), false);
      add(parts, hits.group(1), true);
      end = hits.end();
    }
    add(parts, text.substring(end), false);
    return new Snippet(parts);
  }

  private static void add(List<Snippet.Part> parts, String text, boolean hit) {
    if (!text.isEmpty()) {
      parts.add(new Snippet.Part(text, hit));
    }
  }
}
