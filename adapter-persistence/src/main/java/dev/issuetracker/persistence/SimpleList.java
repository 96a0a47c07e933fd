package dev.issuetracker.persistence;

import dev.issuetracker.application.Position;
import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.Window.Start;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A list in the order of one unique column. Its statements are made once, from texts of the source
 * code.
 */
final class SimpleList<T> {
  private final String after;
  private final String before;
  private final String page;
  private final String last;
  private final String capped;
  private final String exact;
  private final boolean numeric;
  private final Sql.Reader<T> reader;
  private final Function<T, Position> position;

  /** How the unique column is compared. */
  enum Key {
    NUMBER("bigint"),
    TEXT("text");

    private final String type;

    Key(String type) {
      this.type = type;
    }
  }

  /**
   * @param select the columns
   * @param from the tables and the conditions, whose parameters come first
   */
  SimpleList(
      String select,
      String from,
      String column,
      Key key,
      Sql.Reader<T> reader,
      Function<T, Position> position) {
    this(select, from, column, key, true, reader, position);
  }

  private SimpleList(
      String select,
      String from,
      String column,
      Key key,
      boolean ascending,
      Sql.Reader<T> reader,
      Function<T, Position> position) {
    var up = " > ";
    var down = " < ";
    var forth = " ORDER BY " + column + (ascending ? "" : " DESC");
    var back = " ORDER BY " + column + (ascending ? " DESC" : "");
    var all = select + "\n" + from;
    var place = "?::" + key.type;
    after = all + " AND " + column + (ascending ? up : down) + place + forth + " LIMIT ?";
    before = all + " AND " + column + (ascending ? down : up) + place + back + " LIMIT ?";
    page = all + forth + " LIMIT ? OFFSET ?";
    last = all + back + " LIMIT ?";
    exact = "SELECT count(*) AS n " + from;
    capped =
        "SELECT count(*) AS n FROM (SELECT 1 "
            + from
            + " LIMIT "
            + (Window.COUNTED + 1)
            + ") AS counted";
    numeric = key == Key.NUMBER;
    this.reader = reader;
    this.position = position;
  }

  /** By a number, the largest first. */
  static <T> SimpleList<T> newestFirst(
      String select,
      String from,
      String column,
      Sql.Reader<T> reader,
      Function<T, Position> position) {
    return new SimpleList<>(select, from, column, Key.NUMBER, false, reader, position);
  }

  Slice<T> slice(Sql sql, Window window, @Nullable Object... conditions) {
    int most = window.size() + 1;
    var rows =
        switch (window.start()) {
          case Start.Page ignored -> sql.rows(page, reader, and(conditions, most, window.offset()));
          case Start.After(var place) when place.isEdge() ->
              sql.rows(page, reader, and(conditions, most, 0L));
          case Start.Before(var place) when place.isEdge() ->
              sql.rows(last, reader, and(conditions, most));
          case Start.After(var place) -> sql.rows(after, reader, and(conditions, key(place), most));
          case Start.Before(var place) ->
              sql.rows(before, reader, and(conditions, key(place), most));
        };
    return Slice.cut(rows, window, position, count(sql, window.counting(), conditions));
  }

  private Slice.@Nullable Count count(
      Sql sql, Window.Counting counting, @Nullable Object... conditions) {
    return switch (counting) {
      case NONE -> null;
      case EXACT -> new Slice.Count(count(sql, exact, conditions), true);
      case CAPPED -> cap(count(sql, capped, conditions));
    };
  }

  private static long count(Sql sql, String statement, @Nullable Object... conditions) {
    return sql.row(statement, row -> row.number("n"), conditions).orElse(0L);
  }

  static Slice.Count cap(long counted) {
    return new Slice.Count(Math.min(counted, Window.COUNTED), counted <= Window.COUNTED);
  }

  private Object key(Position place) {
    var key = String.valueOf(place.keys().getLast());
    return numeric ? (Object) Long.valueOf(key) : key;
  }

  private static @Nullable Object[] and(@Nullable Object[] conditions, @Nullable Object... more) {
    var all = new ArrayList<@Nullable Object>(Arrays.asList(conditions));
    all.addAll(Arrays.asList(more));
    return all.toArray();
  }
}
