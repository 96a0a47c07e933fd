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
 */
final class Highlights {
  private static final char BEGIN = '\u0002';
  private static final char END = '\u0003';
  private static final Pattern HIT = Pattern.compile(BEGIN + "([^" + END + "]*)" + END);
  private static final String MARKS = "StartSel=" + BEGIN + ", StopSel=" + END + ", ";

  private static final String FIND =
      """
      SELECT i.id, said.comment_id,
        ts_headline(search_language(), i.title, q.query, ?) AS title,
        ts_headline(search_language(),
          CASE WHEN said.comment_id > 0 THEN c.body ELSE i.description END, q.query, ?) AS said
      FROM (SELECT ?::tsquery AS query) q, issues i
      LEFT JOIN LATERAL (
        SELECT s.comment_id FROM search_documents s
        WHERE s.issue_id = i.id AND s.document @@ ?::tsquery ORDER BY s.comment_id LIMIT 1
      ) said ON true
      LEFT JOIN comments c ON c.id = said.comment_id
      WHERE i.id = ANY (?)
      """;

  private final Sql sql;

  Highlights(Sql sql) {
    this.sql = sql;
  }

  Map<Long, Highlight> of(String query, List<Issue> issues) {
    var found = new HashMap<Long, Highlight>();
    sql.rows(
        FIND,
        row -> found.put(row.number("id"), highlight(row)),
        MARKS + "HighlightAll=true",
        MARKS + "MaxFragments=2, MaxWords=25, MinWords=8",
        query,
        query,
        issues.stream().map(Issue::id).toArray(Long[]::new));
    return found;
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
