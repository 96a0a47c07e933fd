package dev.issuetracker.persistence;

import dev.issuetracker.application.Position;
import dev.issuetracker.application.Window.Start;
import dev.issuetracker.application.finding.IssueCriteria.Rule;
import dev.issuetracker.application.finding.IssueCriteria.Sort;
import dev.issuetracker.domain.Issue;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The order of a list: what it is sorted by, and what lies beyond a place in it. The last column is
 * the id, so that no two rows share a place.
 */
record IssueOrder(List<Column> columns) {
  private static final String ID = "i.id";
  private static final String ACTIVITY_ID = "act.issue_id";

  /**
   * @param key what the issue itself tells of its place, if it does
   */
  record Column(
      String expression, String type, boolean descending, @Nullable Function<Issue, String> key) {
    Column turned() {
      return new Column(expression, type, !descending, key);
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

    /** Has its name already where issues are cut out. */
    private boolean isId() {
      return expression.equals(ID) || expression.equals(ACTIVITY_ID);
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
    var id = rules.getFirst().sort() == Sort.LAST_ACTIVITY_AT ? ACTIVITY_ID : ID;
    columns.add(new Column(id, "bigint", columns.getLast().descending(), IssueOrder::id));
    return new IssueOrder(columns);
  }

  private static Column column(Rule rule) {
    boolean descending = rule.descending();
    return switch (rule.sort()) {
      case CREATED_AT ->
          new Column(
              "i.created_at", "timestamptz", descending, issue -> issue.createdAt().toString());
      case UPDATED_AT ->
          new Column(
              "i.updated_at", "timestamptz", descending, issue -> issue.updatedAt().toString());
      // Not that of the issue, which its own update may be younger than.
      case LAST_ACTIVITY_AT -> new Column("act.last_at", "timestamptz", descending, null);
      case DUE_DATE -> due(descending);
      case PRIORITY ->
          new Column(
              "i.priority",
              "smallint",
              descending,
              issue -> Integer.toString(issue.priority().ordinal()));
      case ID -> new Column(ID, "bigint", descending, IssueOrder::id);
      case RELEVANCE -> new Column("hits.rank", "real", true, null);
    };
  }

  private static Column due(boolean descending) {
    var never = descending ? "-infinity" : "infinity";
    return new Column(
        "coalesce(i.due_date, '" + never + "'::date)",
        "date",
        descending,
        issue -> issue.dueDate() == null ? never : issue.dueDate().toString());
  }

  private static String id(Issue issue) {
    return Long.toString(issue.id());
  }

  /** In the direction in which a part is read. */
  IssueOrder from(Start start) {
    return start instanceof Start.Before ? turned() : this;
  }

  private IssueOrder turned() {
    return new IssueOrder(columns.stream().map(Column::turned).toList());
  }

  String by() {
    return each("ORDER BY ", ", ", (at, column) -> column.expression + column.direction(), "\n");
  }

  /**
   * The same once the columns have names of their own. The id has only one: if it had two, the
   * planner would follow the one by which other tables are joined, and sort by the other.
   */
  String byKeys() {
    return each(
        "ORDER BY ",
        ", ",
        (at, column) -> (column.isId() ? ID : key(at)) + column.direction(),
        "\n");
  }

  String asKeys() {
    return each(
        "",
        "",
        (at, column) -> column.isId() ? "" : ", " + column.expression + " AS key_" + at,
        "");
  }

  String keys() {
    return each("", "", (at, column) -> column.isId() ? "" : ", " + key(at), "");
  }

  /** What the issue itself does not tell. */
  String keysAsTexts() {
    var texts = new StringBuilder();
    for (int at = 0; at < columns.size(); at++) {
      if (columns.get(at).key == null) {
        texts.append(", ").append(key(at)).append("::text AS ").append(name(at));
      }
    }
    return texts.toString();
  }

  private static String name(int at) {
    return "text_" + at;
  }

  /** What {@link #keysAsTexts} reads. */
  List<String> texts(Row row) throws SQLException {
    List<String> texts = List.of();
    for (int at = 0; at < columns.size(); at++) {
      if (columns.get(at).key == null) {
        texts = texts.isEmpty() ? new ArrayList<>() : texts;
        texts.add(row.text(name(at)));
      }
    }
    return texts;
  }

  /** The keys of the place where an issue stands. */
  List<String> keys(Issue issue, List<String> texts) {
    var rest = texts.iterator();
    var keys = new ArrayList<String>(columns.size());
    for (var column : columns) {
      keys.add(column.key == null ? rest.next() : column.key.apply(issue));
    }
    return keys;
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

  /** Beyond where a part begins; a page begins nowhere. */
  Statement beyond(Start start) {
    return switch (start) {
      case Start.Page ignored -> Statement.EMPTY;
      case Start.After(Position place) -> beyond(place);
      case Start.Before(Position place) -> beyond(place);
    };
  }

  /**
   * What comes after a place, which is all after the edge. One comparison of rows where an index
   * can be used for it.
   */
  private Statement beyond(Position place) {
    if (place.isEdge()) {
      return Statement.EMPTY;
    }
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
