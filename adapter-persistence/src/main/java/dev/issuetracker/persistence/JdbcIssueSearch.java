package dev.issuetracker.persistence;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Position;
import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.Window.Start;
import dev.issuetracker.application.finding.Facet;
import dev.issuetracker.application.finding.Found;
import dev.issuetracker.application.finding.Frame;
import dev.issuetracker.application.finding.IssueCriteria;
import dev.issuetracker.application.finding.IssueCriteria.Sort;
import dev.issuetracker.application.finding.IssueHit;
import dev.issuetracker.application.finding.IssueSearch;
import dev.issuetracker.application.finding.SearchText;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.persistence.OtherTime.Steps;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists issues by what they are and by what they say. */
final class JdbcIssueSearch implements IssueSearch {
  private static final int MOST_TRIES = 3;

  private final Sql sql;
  private final Steps steps;
  private final Names names;
  private final Highlights highlights;
  private final SearchPlans plans = new SearchPlans(System::nanoTime);

  JdbcIssueSearch(Sql sql) {
    this(sql, Steps.USUAL);
  }

  JdbcIssueSearch(Sql sql, Steps steps) {
    this.sql = sql;
    this.steps = steps;
    names = new Names(sql);
    highlights = new Highlights(sql);
  }

  /**
   * @param texts what the issue does not tell of its place
   * @param ranking of a list by relevance
   */
  private record Placed<T>(T issue, List<String> texts, @Nullable Ranking ranking) {
    <R> Placed<R> with(R other) {
      return new Placed<>(other, texts, ranking);
    }
  }

  /**
   * @param size how many stand in the order
   * @param extent which
   */
  private record Ranking(long size, @Nullable String extent) {
    List<Long> numbers() {
      return extent == null ? List.of() : Stream.of(extent.split(" ")).map(Long::valueOf).toList();
    }
  }

  private record Part(Slice<Placed<Issue>> rows, boolean similar, @Nullable Ranking ranking) {
    Part around(Frame frame) {
      return new Part(frame.around(rows), similar, ranking);
    }
  }

  @Override
  public Found find(Actor actor, IssueCriteria criteria, Window window, boolean highlight) {
    var text = criteria.text();
    if (text == null) {
      var part = part(list(actor, criteria, new Matches.All()), window, false);
      return Found.of(part.rows.map(row -> new IssueHit(row.issue, null)));
    }
    var frame = Frame.of(window.start());
    var plain = Frame.without(window);
    var plan = plan(text, frame);
    if (plan.isEmpty()) {
      var nothing = new Slice<IssueHit>(List.of(), null, null, nothing(window));
      return new Found(nothing, false, byRelevance(criteria) ? 0L : null, Map.of());
    }
    var part =
        switch (frame) {
          case Frame.Similar similar -> alike(actor, criteria, plan, plain, similar);
          case Frame.Matching matching -> looking(actor, criteria, plan, plain, matching);
        };
    var shown =
        highlight && !part.similar
            ? highlights.of(plan, part.rows.items().stream().map(Placed::issue).toList())
            : Map.<Long, IssueHit.Highlight>of();
    return new Found(
        part.rows.map(row -> new IssueHit(row.issue, shown.get(row.issue.id()))),
        part.similar,
        byRelevance(criteria) && part.ranking != null ? part.ranking.size : null,
        Map.of());
  }

  private static boolean byRelevance(IssueCriteria criteria) {
    return criteria.isSortedBy(Sort.RELEVANCE);
  }

  private IssueListSql list(Actor actor, IssueCriteria criteria, Matches matches) {
    return new IssueListSql(actor, criteria, matches, steps);
  }

  private SearchPlan plan(SearchText text, Frame frame) {
    var chosen = frame instanceof Frame.Matching matching ? matching.completed() : null;
    return plans.of(
        new SearchPlans.Asked(text, chosen),
        asked -> SearchPlan.of(sql, asked.text(), asked.completed()));
  }

  private Part looking(
      Actor actor, IssueCriteria criteria, SearchPlan plan, Window window, Frame.Matching frame) {
    var matches = Matches.of(plan, criteria, window.size(), frame.ranked());
    var list = list(actor, criteria, matches);
    var part = part(list, window, false);
    boolean nothing =
        part.rows.items().isEmpty()
            && window.start() instanceof Start.Page
            && (window.offset() == 0 || counted(list, 1) == 0);
    if (!nothing || plan.nodes() == 0 || wanted(criteria).isEmpty()) {
      return part.around(new Frame.Matching(plan.completed(), ranked(frame, part.ranking)));
    }
    var alike = alike(actor, criteria, plan, window, Frame.Similar.UNKNOWN);
    boolean any = alike.ranking != null && alike.ranking.size > 0;
    return any ? alike : part;
  }

  private Part alike(
      Actor actor, IssueCriteria criteria, SearchPlan plan, Window window, Frame.Similar frame) {
    var list = similar(actor, criteria, plan, frame);
    var part = part(list, window, true);
    var ranking = part.ranking;
    return part.around(
        ranking == null || !frame.issues().isEmpty()
            ? frame
            : new Frame.Similar(ranking.numbers()));
  }

  private static Frame.@Nullable Range ranked(Frame.Matching frame, @Nullable Ranking ranking) {
    if (frame.ranked() != null || ranking == null) {
      return frame.ranked();
    }
    var ids = ranking.numbers();
    return ids.isEmpty() ? null : Frame.Range.of(ranking.size, ids.getFirst(), ids.getLast());
  }

  private IssueListSql similar(
      Actor actor, IssueCriteria criteria, SearchPlan plan, Frame.Similar frame) {
    var among = frame.issues();
    return list(actor, criteria, new Matches.Similar(wanted(criteria), plan.excluded(), among));
  }

  private static String wanted(IssueCriteria criteria) {
    var text = criteria.text();
    return text == null ? "" : text.wanted();
  }

  private Part part(IssueListSql list, Window window, boolean similar) {
    var order = list.order();
    var rows = placed(list, window);
    var count = count(list, window, rows.size());
    var part =
        Slice.cut(rows, window, row -> new Position(order.keys(row.issue, row.texts)), count);
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

  private static Slice.@Nullable Count nothing(Window window) {
    return window.counting() == Window.Counting.NONE ? null : new Slice.Count(0, true);
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

  private long counted(IssueListSql list, long most) {
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

  @Override
  public Map<Facet, Facet.Counts> count(
      Actor actor, IssueCriteria criteria, Set<Facet> facets, boolean fuzzy) {
    var text = criteria.text();
    if (text == null) {
      return count(list(actor, criteria, new Matches.All()), facets);
    }
    var plan = plan(text, Frame.NONE);
    if (fuzzy) {
      return count(similar(actor, criteria, plan, Frame.Similar.UNKNOWN), facets);
    }
    return plan.isEmpty()
        ? told(facets, Map.of(), 0)
        : count(list(actor, criteria, Matches.of(plan, Facet.MOST_ISSUES)), facets);
  }

  private record Counted(@Nullable String facet, @Nullable String value, long number) {}

  private Map<Facet, Facet.Counts> count(IssueListSql list, Set<Facet> facets) {
    var unranked = list.unranked();
    var rows =
        rows(
            unranked,
            unranked.counts().values(facets, Facet.MOST_ISSUES),
            row -> new Counted(row.textOrNull("facet"), row.textOrNull("value"), row.number("n")));
    var values = new EnumMap<Facet, List<Facet.Value>>(Facet.class);
    long issues = 0;
    for (var row : rows) {
      if (row.facet == null) {
        issues = row.number;
      } else {
        values
            .computeIfAbsent(Facet.of(row.facet).orElseThrow(), facet -> new ArrayList<>())
            .add(new Facet.Value(Objects.requireNonNull(row.value), row.number));
      }
    }
    return told(facets, values, issues);
  }

  private static Map<Facet, Facet.Counts> told(
      Set<Facet> facets, Map<Facet, List<Facet.Value>> values, long issues) {
    return facets.stream()
        .collect(
            Collectors.toMap(
                facet -> facet,
                facet -> Facet.Counts.of(values.getOrDefault(facet, List.of()), issues)));
  }

  /** Titles are frequent or rare, and one plan cannot be good for both. */
  private <T> List<T> rows(IssueListSql list, Statement statement, Sql.Reader<T> reader) {
    return list.matches() instanceof Matches.Similar
        ? sql.planned(statement, reader)
        : sql.rows(statement.text(), reader, statement.data());
  }
}
