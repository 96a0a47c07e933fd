package dev.issuetracker.persistence;

import dev.issuetracker.application.Position;
import dev.issuetracker.application.finding.IssueCriteria.Rule;
import dev.issuetracker.application.finding.IssueCriteria.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The order of a list: what it is sorted by, and what lies beyond a place in it. The last column is
 * the id, so that no two rows share a place.
 */
record IssueOrder(List<Column> columns) {

  record Column(String expression, String type, boolean descending) {
    Column turned() {
      return new Column(expression, type, !descending);
    }

    String direction() {
      return descending ? " DESC" : "";
    }

    String beyond() {
      return descending ? " < " : " > ";
    }

    String place() {
      return "?::" + type;
    }
  }

  static IssueOrder by(List<Rule> rules) {
    var columns = new ArrayList<Column>();
    for (var rule : rules) {
      columns.add(column(rule));
      if (rule.sort() == Sort.ID) {
        return new IssueOrder(columns);
      }
    }
    // Of the same table as what comes before it, so that one index has both.
    var id = rules.getFirst().sort() == Sort.LAST_ACTIVITY_AT ? "act.issue_id" : "i.id";
    columns.add(new Column(id, "bigint", columns.getLast().descending()));
    return new IssueOrder(columns);
  }

  private static Column column(Rule rule) {
    boolean descending = rule.descending();
    return switch (rule.sort()) {
      case CREATED_AT -> new Column("i.created_at", "timestamptz", descending);
      case UPDATED_AT -> new Column("i.updated_at", "timestamptz", descending);
      case LAST_ACTIVITY_AT -> new Column("act.last_at", "timestamptz", descending);
      case DUE_DATE ->
          new Column(
              "coalesce(i.due_date, '" + (descending ? "-infinity" : "infinity") + "'::date)",
              "date",
              descending);
      case PRIORITY -> new Column("i.priority", "smallint", descending);
      case ID -> new Column("i.id", "bigint", descending);
      case RELEVANCE -> new Column("hits.rank", "real", true);
    };
  }

  IssueOrder turned() {
    return new IssueOrder(columns.stream().map(Column::turned).toList());
  }

  String by() {
    return each("ORDER BY ", ", ", (at, column) -> column.expression + column.direction(), "\n");
  }

  /** The same once the columns have names of their own. */
  String byKeys() {
    return each("ORDER BY ", ", ", (at, column) -> key(at) + column.direction(), "\n");
  }

  String asKeys() {
    return each(", ", ", ", (at, column) -> column.expression + " AS key_" + at, "");
  }

  String keysAsTexts() {
    return each(", ", ", ", (at, column) -> key(at) + "::text AS text_" + at, "");
  }

  List<String> names() {
    var names = new ArrayList<String>();
    for (int at = 0; at < columns.size(); at++) {
      names.add("text_" + at);
    }
    return names;
  }

  private interface Part {
    String of(int at, Column column);
  }

  private String each(String begin, String between, Part part, String end) {
    var text = new StringBuilder(begin);
    for (int at = 0; at < columns.size(); at++) {
      text.append(at == 0 ? "" : between).append(part.of(at, columns.get(at)));
    }
    return text.append(end).toString();
  }

  private static String key(int at) {
    return "i.key_" + at;
  }

  /** What comes after a place. One comparison of rows where an index can be used for it. */
  Statement beyond(Position place) {
    var keys = place.keys();
    if (keys.size() != columns.size()) {
      throw new IllegalArgumentException("a place of another list");
    }
    return columns.stream().map(Column::descending).distinct().count() == 1
        ? sameWay(keys)
        : eitherWay(keys);
  }

  private Statement sameWay(List<String> keys) {
    return Statement.of(
        columns.stream().map(Column::expression).collect(Collectors.joining(", ", "AND (", ")"))
            + columns.getFirst().beyond()
            + columns.stream().map(Column::place).collect(Collectors.joining(", ", "(", ")\n")),
        typed(keys));
  }

  /** Beyond by the first column, or the same there and beyond by the second, and so on. */
  private Statement eitherWay(List<String> keys) {
    var first = columns.getFirst();
    var all =
        Statement.of(
            "AND " + first.expression + first.beyond().stripTrailing() + "= " + first.place(),
            keys.getFirst());
    var either = Statement.of(" AND (");
    for (int at = 0; at < columns.size(); at++) {
      either = either.and(at == 0 ? "(" : " OR (");
      for (int same = 0; same < at; same++) {
        var column = columns.get(same);
        either = either.and(column.expression + " = " + column.place() + " AND ", keys.get(same));
      }
      var column = columns.get(at);
      either = either.and(column.expression + column.beyond() + column.place() + ")", keys.get(at));
    }
    return all.and(either).and(")\n");
  }

  private static @Nullable Object[] typed(List<String> keys) {
    return keys.toArray();
  }
}
