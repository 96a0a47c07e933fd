package com.example.desk.store;

import com.example.desk.store.Database.Mapping;
import dev.issuetracker.application.Position;
import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Window;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Parts of lists in the order of ids. */
final class ById {
  private ById() {}

  /** The rows of a table that belong to an issue. */
  static <T> Slice<T> list(
      Database database,
      String table,
      long issue,
      Window window,
      ToLongFunction<T> id,
      Mapping<T> mapping) {
    var select = "SELECT * FROM " + table + " WHERE issue_id = ?";
    int rows = window.size() + 1;
    List<T> read =
        switch (window.start()) {
          case Window.Start.Page ignored ->
              database.query(
                  select + " ORDER BY id LIMIT ? OFFSET ?", mapping, issue, rows, window.offset());
          case Window.Start.After(var place) when place.isEdge() ->
              database.query(select + " ORDER BY id LIMIT ?", mapping, issue, rows);
          case Window.Start.Before(var place) when place.isEdge() ->
              database.query(select + " ORDER BY id DESC LIMIT ?", mapping, issue, rows);
          case Window.Start.After(var place) ->
              database.query(
                  select + " AND id > ? ORDER BY id LIMIT ?", mapping, issue, id(place), rows);
          case Window.Start.Before(var place) ->
              database.query(
                  select + " AND id < ? ORDER BY id DESC LIMIT ?", mapping, issue, id(place), rows);
        };
    return Slice.cut(
        read,
        window,
        row -> Position.at(id.applyAsLong(row)),
        count(database, table, issue, window));
  }

  private static long id(Position place) {
    return Long.parseLong(place.keys().getFirst());
  }

  private static Slice.@Nullable Count count(
      Database database, String table, long issue, Window window) {
    if (window.counting() == Window.Counting.NONE) {
      return null;
    }
    var sql = "SELECT COUNT(*) FROM " + table + " WHERE issue_id = ?";
    long rows = database.query(sql, row -> row.number(1), issue).getFirst();
    boolean exact = window.counting() == Window.Counting.EXACT || rows <= Window.COUNTED;
    return new Slice.Count(exact ? rows : Window.COUNTED, exact);
  }
}
