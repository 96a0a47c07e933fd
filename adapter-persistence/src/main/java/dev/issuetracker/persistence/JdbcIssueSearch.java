package dev.issuetracker.persistence;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Position;
import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.Window.Start;
import dev.issuetracker.application.issue.IssueCriteria;
import dev.issuetracker.application.issue.IssueSearch;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.Priority;
import dev.issuetracker.domain.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists issues by what they are, without words to look for. */
final class JdbcIssueSearch implements IssueSearch {
  private static final String FITTING =
      IssueRows.FROM
          + "WHERE"
          + Visibility.OF_ISSUE
          + """
          AND i.status = ANY (?) AND i.priority = ANY (?)
          AND i.project_id = coalesce(?::bigint, i.project_id)
          AND (i.deleted_at IS NOT NULL) = ?
          """;

  /** What is compared, as a text that can come back as a place in the list. */
  private enum Order {
    CREATED_AT("i.created_at", "timestamptz"),
    UPDATED_AT("i.updated_at", "timestamptz"),
    LAST_ACTIVITY_AT("act.last_at", "timestamptz"),
    DUE_DATE("coalesce(i.due_date, 'infinity'::date)", "date"),
    PRIORITY("i.priority", "smallint"),
    ID("i.id", "bigint");

    private final String column;
    private final String type;

    Order(String column, String type) {
      this.column = column;
      this.type = type;
    }

    static Order of(IssueCriteria.Sort sort) {
      return switch (sort) {
        case CREATED_AT -> CREATED_AT;
        case UPDATED_AT -> UPDATED_AT;
        case LAST_ACTIVITY_AT -> LAST_ACTIVITY_AT;
        case DUE_DATE -> DUE_DATE;
        case PRIORITY -> PRIORITY;
        case ID, RELEVANCE -> ID;
      };
    }

    String statement(boolean descending, boolean fromPlace) {
      var direction = descending ? " DESC" : "";
      var beyond =
          fromPlace
              ? "AND (%s, i.id) %s (?::%s, ?::bigint)\n"
                  .formatted(column, descending ? "<" : ">", type)
              : "";
      return IssueRows.COLUMNS
          + (", " + column + "::text AS sort_key\n")
          + FITTING
          + beyond
          + "ORDER BY %1$s%2$s, i.id%2$s LIMIT ? OFFSET ?".formatted(column, direction);
    }
  }

  private final Sql sql;

  JdbcIssueSearch(Sql sql) {
    this.sql = sql;
  }

  private record Hit(Issue issue, @Nullable String sortKey) {
    Position position() {
      return new Position(Arrays.asList(sortKey, Long.toString(issue.id())));
    }
  }

  @Override
  public Slice<Issue> list(Actor actor, IssueCriteria criteria, Window window) {
    var order = Order.of(criteria.sort());
    var conditions = conditions(actor, criteria);
    var all = new ArrayList<@Nullable Object>(conditions);
    all.addAll(place(window));
    Collections.addAll(all, window.size() + 1, window.offset());
    boolean backwards = window.start() instanceof Start.Before;
    var statement =
        order.statement(
            criteria.descending() != backwards, !(window.start() instanceof Start.Page));
    var hits =
        sql.rows(
            statement,
            row -> new Hit(IssueRows.issue(row), row.textOrNull("sort_key")),
            all.toArray());
    return Slice.cut(hits, window, Hit::position, count(window, conditions)).map(Hit::issue);
  }

  /** A statement that reads all that fits, in order. */
  record Reading(String text, List<@Nullable Object> parameters) {}

  static Reading everything(Actor actor, IssueCriteria criteria) {
    var text = Order.of(criteria.sort()).statement(criteria.descending(), false);
    var parameters = new ArrayList<@Nullable Object>(conditions(actor, criteria));
    Collections.addAll(parameters, Long.MAX_VALUE, 0L);
    return new Reading(text, parameters);
  }

  private static List<@Nullable Object> conditions(Actor actor, IssueCriteria criteria) {
    var statuses = criteria.statuses().isEmpty() ? List.of(Status.values()) : criteria.statuses();
    var priorities =
        criteria.priorities().isEmpty() ? List.of(Priority.values()) : criteria.priorities();
    return Arrays.asList(
        actor.id(),
        statuses.stream().map(Status::code).toArray(String[]::new),
        priorities.stream().map(priority -> (long) priority.ordinal()).toArray(Long[]::new),
        criteria.project(),
        criteria.deleted());
  }

  private static List<@Nullable Object> place(Window window) {
    return switch (window.start()) {
      case Start.Page ignored -> List.of();
      case Start.After(var place) -> keys(place);
      case Start.Before(var place) -> keys(place);
    };
  }

  private static List<@Nullable Object> keys(Position place) {
    return Arrays.asList(place.keys().getFirst(), Long.valueOf("" + place.keys().getLast()));
  }

  private Slice.@Nullable Count count(Window window, List<@Nullable Object> conditions) {
    return switch (window.counting()) {
      case NONE -> null;
      case EXACT -> new Slice.Count(count("SELECT count(*) AS n " + FITTING, conditions), true);
      case CAPPED ->
          SimpleList.cap(
              count(
                  "SELECT count(*) AS n FROM (SELECT 1 "
                      + FITTING
                      + " LIMIT "
                      + (Window.COUNTED + 1)
                      + ") AS counted",
                  conditions));
    };
  }

  private long count(String statement, List<@Nullable Object> conditions) {
    return sql.row(statement, row -> row.number("n"), conditions.toArray()).orElse(0L);
  }
}
