package dev.issuetracker.persistence;

import dev.issuetracker.application.Position;
import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.Window.Start;
import dev.issuetracker.application.finding.Frame;
import dev.issuetracker.domain.Issue;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one list of issues: a part of it, with names, and how many there are. */
final class IssueListReader {
  private static final int MOST_TRIES = 3;

  private final Sql sql;
  private final Names names;

  IssueListReader(Sql sql) {
    this.sql = sql;
    names = new Names(sql);
  }

  /**
   * @param texts what the issue does not tell of its place
   * @param ranking of a list by relevance
   */
  record Placed<T>(T issue, List<String> texts, @Nullable Ranking ranking) {
    <R> Placed<R> with(R other) {
      return new Placed<>(other, texts, ranking);
    }
  }

  /**
   * @param size how many stand in the order
   * @param extent which
   */
  record Ranking(long size, @Nullable String extent) {
    List<Long> numbers() {
      return extent == null ? List.of() : Stream.of(extent.split(" ")).map(Long::valueOf).toList();
    }
  }

  record Part(Slice<Placed<Issue>> rows, boolean similar, @Nullable Ranking ranking) {
    Part around(Frame frame) {
      return new Part(frame.around(rows), similar, ranking);
    }
  }

  Part part(IssueListSql list, Window window) {
    var order = list.order();
    var rows = placed(list, window);
    var count = count(list, window, rows.size());
    var part =
        Slice.cut(rows, window, row -> new Position(order.keys(row.issue, row.texts)), count);
    boolean similar = list.matches() instanceof Matches.Similar;
    return new Part(part, similar, list.isRanked() ? ranking(list, rows) : null);
  }

  /**
   * Again if a name was changed meanwhile, and with all names at once if that happens too often, or
   * nobody can tell.
   */
  private List<Placed<Issue>> placed(IssueListSql list, Window window) {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      var rows = unnamed(list, window);
      var unnamed = rows.stream().map(Placed::issue).toList();
      if (!Names.canGive(unnamed)) {
        break;
      }
      var named = names.give(unnamed);
      if (named.isPresent()) {
        var issues = named.get().iterator();
        return rows.stream().map(row -> row.with(issues.next())).toList();
      }
    }
    return rows(list, list.namedPart(window), reader(list, IssueRows::issue));
  }

  private List<Placed<UnnamedIssue>> unnamed(IssueListSql list, Window window) {
    var reader = reader(list, UnnamedIssue::read);
    var near = list.nearPart(window).map(part -> rows(list, part, reader));
    var walk = WordWalk.of(list);
    if (near.isPresent()
        && (near.get().size() > window.size()
            || walk.filter(words -> ended(words, window.start())).isPresent())) {
      return near.get();
    }
    var all = walk.map(WordWalk::collected).orElse(list);
    return rows(all, all.part(window), reader);
  }

  private boolean ended(WordWalk walk, Start start) {
    return walk.ended(number(walk.list(), walk.countPassed(start)));
  }

  private static <T> Sql.Reader<Placed<T>> reader(IssueListSql list, Sql.Reader<T> issue) {
    var order = list.order();
    boolean ranked = list.isRanked();
    return row ->
        new Placed<>(
            issue.read(row),
            order.texts(row),
            ranked ? new Ranking(row.number("ranked"), row.textOrNull("extent")) : null);
  }

  /** Every row knows; a part that has none may lie beyond the end. */
  private @Nullable Ranking ranking(IssueListSql list, List<Placed<Issue>> rows) {
    return rows.isEmpty()
        ? new Ranking(number(list, list.counts().ranked()), null)
        : rows.getFirst().ranking;
  }

  /** A first page that is not full has counted itself. */
  private Slice.@Nullable Count count(IssueListSql list, Window window, int read) {
    if (window.counting() == Window.Counting.NONE) {
      return null;
    }
    if (window.start() instanceof Start.Page(var number) && number == 1 && read <= window.size()) {
      return new Slice.Count(read, true);
    }
    // Nobody has to be ranked to be counted.
    var unranked = list.unranked();
    var all = WordWalk.of(unranked).map(WordWalk::collected).orElse(unranked);
    return window.counting() == Window.Counting.EXACT
        ? new Slice.Count(number(all, all.counts().all()), true)
        : SimpleList.cap(counted(unranked, Window.COUNTED));
  }

  /** How many stand in the list, as far as that is asked for. */
  long counted(IssueListSql list, long most) {
    var unranked = list.unranked();
    var walk = WordWalk.of(unranked);
    if (walk.isEmpty()) {
      return number(unranked, unranked.counts().upTo(most));
    }
    long met = number(unranked, walk.get().countMet(most));
    if (met > most || ended(walk.get(), new Start.Page(1))) {
      return met;
    }
    var all = walk.get().collected();
    return number(all, all.counts().upTo(most));
  }

  private long number(IssueListSql list, Statement statement) {
    return rows(list, statement, row -> row.number("n")).getFirst();
  }

  /** Titles are frequent or rare, and one plan cannot be good for both. */
  <T> List<T> rows(IssueListSql list, Statement statement, Sql.Reader<T> reader) {
    return list.matches() instanceof Matches.Similar
        ? sql.planned(statement, reader)
        : sql.rows(statement.text(), reader, statement.data());
  }
}
