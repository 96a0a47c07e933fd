package dev.issuetracker.persistence;

import dev.issuetracker.application.Position;
import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.Window.Start;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A list in the order of one unique column. Its statements are made once, from texts of the source
 * code.
 */
final class SimpleList<T> {
  private static final int NO_BOUND = 0;

  /** The column of a bounded list, seen from outside of its rows. */
  private static final String NAME = "id";

  private final String after;
  private final String before;
  private final String page;
  private final String last;
  private final String capped;
  private final String exact;
  private final boolean numeric;
  private final boolean bounded;
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
    this(select, from, column, key, true, NO_BOUND, reader, position);
  }

  /** By a number, and parts end early where that many octets of texts are told. */
  static <T> SimpleList<T> bounded(
      String select,
      String from,
      String column,
      int octets,
      Sql.Reader<T> reader,
      Function<T, Position> position) {
    return new SimpleList<>(select, from, column, Key.NUMBER, true, octets, reader, position);
  }

  private SimpleList(
      String select,
      String from,
      String column,
      Key key,
      boolean ascending,
      int octets,
      Sql.Reader<T> reader,
      Function<T, Position> position) {
    var up = " > ";
    var down = " < ";
    var forth = " ORDER BY " + column + (ascending ? "" : " DESC");
    var back = " ORDER BY " + column + (ascending ? " DESC" : "");
    var all = select + "\n" + from;
    var place = "?::" + key.type;
    bounded = octets != NO_BOUND;
    UnaryOperator<String> onwards = rows -> bounded ? Bounded.by(octets, rows, NAME) : rows;
    UnaryOperator<String> backwards =
        rows -> bounded ? Bounded.by(octets, rows, NAME + " DESC") : rows;
    after =
        onwards.apply(
            all + " AND " + column + (ascending ? up : down) + place + forth + " LIMIT ?");
    before =
        backwards.apply(
            all + " AND " + column + (ascending ? down : up) + place + back + " LIMIT ?");
    page = onwards.apply(all + forth + " LIMIT ? OFFSET ?");
    last = backwards.apply(all + back + " LIMIT ?");
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
    return new SimpleList<>(select, from, column, Key.NUMBER, false, NO_BOUND, reader, position);
  }

  Slice<T> slice(Sql sql, Window window, @Nullable Object... conditions) {
    int most = window.size() + 1;
    var read =
        switch (window.start()) {
          case Start.Page ignored ->
              sql.rows(page, this::read, and(conditions, most, window.offset()));
          case Start.After(var place) when place.isEdge() ->
              sql.rows(page, this::read, and(conditions, most, 0L));
          case Start.Before(var place) when place.isEdge() ->
              sql.rows(last, this::read, and(conditions, most));
          case Start.After(var place) ->
              sql.rows(after, this::read, and(conditions, key(place), most));
          case Start.Before(var place) ->
              sql.rows(before, this::read, and(conditions, key(place), most));
        };
    int size = Math.min(window.size(), (int) read.stream().filter(Read::fits).count());
    var part = new Window(Math.max(1, size), window.start(), window.counting());
    var rows = read.stream().map(Read::item).toList();
    return Slice.cut(rows, part, position, count(sql, window.counting(), conditions));
  }

  private record Read<T>(T item, boolean fits) {}

  private Read<T> read(Row row) throws SQLException {
    return new Read<>(reader.read(row), !bounded || row.flag("fits"));
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
