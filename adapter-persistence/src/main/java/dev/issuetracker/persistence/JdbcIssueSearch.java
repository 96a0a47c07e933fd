package dev.issuetracker.persistence;

import dev.issuetracker.application.Actor;
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
import dev.issuetracker.persistence.IssueListReader.Part;
import dev.issuetracker.persistence.IssueListReader.Placed;
import dev.issuetracker.persistence.IssueListReader.Ranking;
import dev.issuetracker.persistence.OtherTime.Steps;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lists issues by what they are and by what they say. */
final class JdbcIssueSearch implements IssueSearch {
  private final Sql sql;
  private final Steps steps;
  private final IssueListReader reader;
  private final Highlights highlights;
  private final SearchPlans plans = new SearchPlans(System::nanoTime);

  JdbcIssueSearch(Sql sql) {
    this(sql, Steps.USUAL);
  }

  JdbcIssueSearch(Sql sql, Steps steps) {
    this.sql = sql;
    this.steps = steps;
    reader = new IssueListReader(sql);
    highlights = new Highlights(sql);
  }

  @Override
  public Found find(Actor actor, IssueCriteria criteria, Window window, boolean highlight) {
    var text = criteria.text();
    if (text == null) {
      var part = reader.part(list(actor, criteria, new Matches.All()), window);
      return Found.of(part.rows().map(row -> new IssueHit(row.issue(), null)));
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
        highlight && !part.similar()
            ? highlights.of(plan, part.rows().items().stream().map(Placed::issue).toList())
            : Map.<Long, IssueHit.Highlight>of();
    return new Found(
        part.rows().map(row -> new IssueHit(row.issue(), shown.get(row.issue().id()))),
        part.similar(),
        byRelevance(criteria) && part.ranking() != null ? part.ranking().size() : null,
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
    var part = reader.part(list, window);
    boolean nothing =
        part.rows().items().isEmpty()
            && window.start() instanceof Start.Page
            && (window.offset() == 0 || reader.counted(list, 1) == 0);
    if (!nothing || plan.nodes() == 0 || wanted(criteria).isEmpty()) {
      return part.around(new Frame.Matching(plan.completed(), ranked(frame, part.ranking())));
    }
    var alike = alike(actor, criteria, plan, window, Frame.Similar.UNKNOWN);
    boolean any = alike.ranking() != null && alike.ranking().size() > 0;
    return any ? alike : part;
  }

  private Part alike(
      Actor actor, IssueCriteria criteria, SearchPlan plan, Window window, Frame.Similar frame) {
    var list = similar(actor, criteria, plan, frame);
    var part = reader.part(list, window);
    var ranking = part.ranking();
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
    return ids.isEmpty() ? null : Frame.Range.of(ranking.size(), ids.getFirst(), ids.getLast());
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
        reader.rows(
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

  private static Slice.@Nullable Count nothing(Window window) {
    return window.counting() == Window.Counting.NONE ? null : new Slice.Count(0, true);
  }
}
